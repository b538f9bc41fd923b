package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.EvaluatedJourneys;
import io.throughline.analysis.TrendPoint;
import io.throughline.graph.GraphView;
import io.throughline.index.MemoryTimelines.Row;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.measure.Check;
import io.throughline.measure.Rate;
import io.throughline.path.Paths;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What happens where definitions touch, from rows to figures. Rows are {@code second touchpoint[=value][@channel]} of one customer,
 * separated by commas; conversions are {@code buy} and {@code sign}. A journey reads {@code a > buy 5} or {@code a > b |} if it ended.
 */
class EdgeCasesTest {
    private static final Definition DEFAULT = Definition.DEFAULT;

    private static MemoryTimelines log(String... customers) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < customers.length; i++) {
            for (String row : customers[i].split(", ")) {
                String[] words = row.split(" ", 2);
                String[] place = words[1].split("@");
                String[] what = place[0].split("=");
                rows.add(new Row(
                        "c" + i,
                        Math.round(Double.parseDouble(words[0]) * 1e6),
                        what[0],
                        place.length > 1 ? place[1] : null,
                        null,
                        what.length > 1 ? Double.parseDouble(what[1]) : Double.NaN,
                        false,
                        "test"));
            }
        }
        return new MemoryTimelines(Clock.TIME, "buy", "sign").add(rows);
    }

    private static EvaluatedJourneys evaluate(MemoryTimelines log, Scope scope) {
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        EvaluatedJourneys journeys = new EvaluatedJourneys(index.cut(scope), log::loadIds);
        assertThat(journeys.checks()).isNotEmpty().allMatch(Check::holds);
        return journeys;
    }

    private static EvaluatedJourneys evaluate(MemoryTimelines log, Definition definition) {
        return evaluate(log, Scope.ALL.withDefinition(definition));
    }

    private static List<String> texts(MemoryTimelines log, Definition definition) {
        Scope scope = Scope.ALL.withDefinition(definition);
        return CutTest.journeys(log, evaluate(log, scope).set(), scope).stream()
                .map(j -> String.join(" > ", j.steps()) + (j.converted() ? " " + Math.round(j.value()) : " |"))
                .toList();
    }

    private static Definition gaps(String inactivity) {
        return new Definition(
                null,
                AfterConversion.NEW_JOURNEY,
                Duration.parse(inactivity),
                null,
                null,
                RepeatPolicy.KEEP,
                StepBy.TOUCHPOINT);
    }

    private static Definition lookback(String time, Integer steps) {
        return new Definition(
                null,
                AfterConversion.NEW_JOURNEY,
                null,
                time == null ? null : Duration.parse(time),
                steps,
                RepeatPolicy.KEEP,
                StepBy.TOUCHPOINT);
    }

    private static Definition with(List<String> conversions, AfterConversion after, RepeatPolicy repeats, StepBy by) {
        return new Definition(conversions, after, null, null, null, repeats, by);
    }

    private static Definition converting(String... conversions) {
        return with(List.of(conversions), AfterConversion.NEW_JOURNEY, RepeatPolicy.KEEP, StepBy.TOUCHPOINT);
    }

    private static final Definition STOP = with(null, AfterConversion.STOP, RepeatPolicy.KEEP, StepBy.TOUCHPOINT);
    private static final Definition COLLAPSE =
            with(null, AfterConversion.NEW_JOURNEY, RepeatPolicy.COLLAPSE, StepBy.TOUCHPOINT);

    private static GraphView graph(EvaluatedJourneys journeys) {
        return journeys.graph(new GraphView.Request(null, null, true, true));
    }

    private static List<String> edges(EvaluatedJourneys journeys) {
        return graph(journeys).edges().stream()
                .map(e -> e.from() + " > " + e.to() + " " + e.count())
                .sorted()
                .toList();
    }

    private static GraphView.Node node(EvaluatedJourneys journeys, String id) {
        return graph(journeys).nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- conversions ----

    @Test
    void aJourneyMayBeOnlyItsConversion() {
        EvaluatedJourneys only = evaluate(log("0 buy=7"), DEFAULT);
        assertThat(texts(log("0 buy=7"), DEFAULT)).containsExactly("buy 7");
        // No step before it and nothing after it: one edge, no end, no time.
        assertThat(edges(only)).containsExactly("START > buy 1");
        assertThat(only.conversion().value()).isEqualTo(1);
        assertThat(only.steps().mean()).isEqualTo(1);
        assertThat(only.seconds().max()).isZero();
    }

    @Test
    void orderLinesAtOneTimeAreOneConversionAndTheirValuesAdd() {
        MemoryTimelines lines = log("0 a, 10 buy=5, 10 buy=6");
        assertThat(texts(lines, DEFAULT)).containsExactly("a > buy 11");
        EvaluatedJourneys journeys = evaluate(lines, DEFAULT);
        // Three rows, two steps.
        assertThat(journeys.interactions()).isEqualTo(3);
        assertThat(journeys.steps().max()).isEqualTo(2);
        // Also with another row between them, which begins the next journey; and also where STOP ends the timeline.
        assertThat(texts(log("0 a, 10 buy=5, 10 gift, 10 buy=6"), DEFAULT)).containsExactly("a > buy 11", "gift |");
        assertThat(texts(log("0 a, 10 buy=5, 10 gift, 10 buy=6"), STOP)).containsExactly("a > buy 11");
        // A microsecond later is another purchase.
        assertThat(texts(log("0 a, 10 buy=5, 10.000001 buy=6"), DEFAULT)).containsExactly("a > buy 5", "buy 6");
    }

    @Test
    void conversionsOfDifferentKindsAtOneTimeAreTwoJourneys() {
        assertThat(texts(log("0 a, 10 buy=5, 10 sign=6"), DEFAULT)).containsExactly("a > buy 5", "sign 6");
        assertThat(texts(log("0 a, 10 buy=5, 10 sign=6, 10 buy=1, 10 sign=2"), DEFAULT))
                .containsExactly("a > buy 6", "sign 8");
        assertThat(texts(log("0 a, 10 buy=5, 10 sign=6"), STOP)).containsExactly("a > buy 5");
    }

    @Test
    void aConversionMayComeFirstOrLast() {
        assertThat(texts(log("0 buy=1, 5 a"), DEFAULT)).containsExactly("buy 1", "a |");
        assertThat(evaluate(log("0 buy=1, 5 a"), DEFAULT).afterConversionTails())
                .isEqualTo(1);
        assertThat(texts(log("0 buy=1, 5 a"), STOP)).containsExactly("buy 1");
        assertThat(texts(log("0 a, 5 buy=1"), DEFAULT)).containsExactly("a > buy 1");
        assertThat(evaluate(log("0 a, 5 buy=1"), DEFAULT).afterConversionTails())
                .isZero();
    }

    @Test
    void noConversionsIsNotTheSameAsThoseMarked() {
        MemoryTimelines log = log("0 a, 1 buy=4, 2 b=3");
        assertThat(texts(log, DEFAULT)).containsExactly("a > buy 4", "b |");
        assertThat(texts(log, converting())).containsExactly("a > buy > b |");
        assertThat(texts(log, converting("b"))).containsExactly("a > buy > b 3");
        EvaluatedJourneys none = evaluate(log, converting());
        assertThat(none.converted()).isZero();
        assertThat(none.value()).isZero();
        // A share of something: 0 of 1, not a share of nothing.
        assertThat(none.conversion().value()).isZero();
        assertThat(none.conversion().low()).isZero();
    }

    // ---- gaps and lookback ----

    @Test
    void aGapAsLongAsInactivityDoesNotCutAndAMicrosecondMoreDoes() {
        assertThat(texts(log("0 a, 30 b, 60.000001 c"), gaps("PT30S"))).containsExactly("a > b |", "c |");
        // With no gap allowed, equal times still belong together.
        assertThat(texts(log("0 a, 0 b, 0.000001 c"), gaps("PT0S"))).containsExactly("a > b |", "c |");
        // The gap before a conversion cuts too: it is left alone.
        assertThat(texts(log("0 a, 31 buy=2"), gaps("PT30S"))).containsExactly("a |", "buy 2");
    }

    @Test
    void openEndsStrictlyBeforeInactivityIsOver() {
        // Data until 60: the customer last seen at 30 has been silent for exactly 30 seconds, the one at 31 for less.
        MemoryTimelines log = log("30 a", "31 a", "60 buy");
        assertThat(evaluate(log, gaps("PT30S")).open()).isEqualTo(1);
        assertThat(evaluate(log, gaps("PT31S")).open()).isEqualTo(2);
        assertThat(evaluate(log, DEFAULT).open()).isNull();
    }

    @Test
    void lookbackKeepsWhatIsExactlySoLongBeforeTheEnd() {
        assertThat(texts(log("0.999999 a, 1 b, 31 buy=2"), lookback("PT30S", null)))
                .containsExactly("b > buy 2");
        assertThat(texts(log("0 a, 1 b, 31 c"), lookback("PT30S", null))).containsExactly("b > c |");
        assertThat(texts(log("0 a, 1 b, 31 buy=2"), lookback("PT30S", 0))).containsExactly("buy 2");
    }

    @Test
    void lookbackMayLeaveOnlyTheConversion() {
        EvaluatedJourneys journeys = evaluate(log("0 a, 31 buy=2"), lookback("PT30S", null));
        assertThat(edges(journeys)).containsExactly("START > buy 1");
        assertThat(journeys.interactions()).isEqualTo(1);
        assertThat(journeys.value()).isEqualTo(2);
        assertThat(texts(log("0 a, 31 buy=2"), lookback(null, 0))).containsExactly("buy 2");
        // Nothing before the end in time, but at the same time.
        assertThat(texts(log("0 a, 31 b, 31 buy=2"), lookback("PT0S", null))).containsExactly("b > buy 2");
    }

    // ---- repeats ----

    @Test
    void collapseFollowsTheOrderOfArrivalAtEqualTimes() {
        MemoryTimelines log = log("1 a, 1 a, 1 b, 1 a, 2 a");
        assertThat(texts(log, COLLAPSE)).containsExactly("a > b > a |");
        assertThat(evaluate(log, COLLAPSE).interactions()).isEqualTo(5);
        assertThat(evaluate(log, COLLAPSE).steps().max()).isEqualTo(3);
    }

    @Test
    void aRunEntersAtItsFirstTimeAndLeavesAtItsLast() {
        EvaluatedJourneys journeys = evaluate(log("0 a, 10 a, 25 b"), COLLAPSE);
        GraphView.Edge left = graph(journeys).edges().stream()
                .filter(e -> e.to().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(left.medianSeconds()).isEqualTo(15);
        assertThat(journeys.seconds().max()).isEqualTo(25);
    }

    @Test
    void collapseNeverMergesAConversion() {
        assertThat(texts(log("1 buy=1, 2 buy=2"), COLLAPSE)).containsExactly("buy 1", "buy 2");
        // By channel, a step on a channel called as a conversion stays apart from it.
        Definition channels = with(null, AfterConversion.NEW_JOURNEY, RepeatPolicy.COLLAPSE, StepBy.CHANNEL);
        assertThat(texts(log("0 a@buy, 1 b@buy, 2 buy=3@buy"), channels)).containsExactly("buy' > buy 3");
    }

    // ---- names ----

    @Test
    void channelsWithNamesOfOursAreShownApart() {
        Definition channels = with(null, AfterConversion.NEW_JOURNEY, RepeatPolicy.KEEP, StepBy.CHANNEL);
        MemoryTimelines log = log("0 a@START, 1 a@OTHER, 2 a@(none), 3 a, 4 a@ENDED");
        assertThat(texts(log, channels)).containsExactly("START' > OTHER' > (none)' > (none) > ENDED' |");
        assertThat(edges(evaluate(log, channels)))
                .containsExactly(
                        "(none) > ENDED' 1",
                        "(none)' > (none) 1",
                        "ENDED' > ENDED 1",
                        "OTHER' > (none)' 1",
                        "START > START' 1",
                        "START' > OTHER' 1");
    }

    @Test
    void touchpointsThatCameAsOursAreOrdinarySteps() {
        // As the import hands them over; Conversion is reserved for no one and converts only where it is marked.
        EvaluatedJourneys journeys = evaluate(log("0 START', 1 OTHER', 2 Conversion, 3 a"), DEFAULT);
        assertThat(edges(journeys))
                .containsExactly(
                        "Conversion > a 1",
                        "OTHER' > Conversion 1",
                        "START > START' 1",
                        "START' > OTHER' 1",
                        "a > ENDED 1");
        assertThat(node(journeys, "START'").kind()).isEqualTo(GraphView.Kind.STEP);
        assertThat(node(journeys, "START").kind()).isEqualTo(GraphView.Kind.START);
        assertThat(texts(log("0 a, 2 Conversion=9, 3 a"), converting("Conversion")))
                .containsExactly("a > Conversion 9", "a |");
    }

    // ---- nothing, and nothing but loops ----

    @Test
    void scopesWithoutJourneysAnswerWithNullsNotWithNaN() {
        MemoryTimelines log = log("0 a, 1 buy=1");
        Period later = new Period(Instant.ofEpochSecond(100), null, Period.By.START);
        Scope none = new Scope(null, later, null, null, null, null, null, null, null, null, false, DEFAULT);
        Scope third = new Scope(
                null, null, null, null, null, null, null, null, null, new NumberRange(3, null), false, DEFAULT);
        for (EvaluatedJourneys journeys : List.of(
                evaluate(log, none), evaluate(log, third), evaluate(new MemoryTimelines(Clock.TIME, "buy"), DEFAULT))) {
            assertThat(journeys.count()).isZero();
            assertThat(journeys.value()).isZero();
            assertThat(journeys.steps()).isNull();
            assertThat(journeys.seconds()).isNull();
            assertThat(journeys.open()).isNull();
            List<Rate> rates = new ArrayList<>(List.of(journeys.conversion(), journeys.customerConversion()));
            graph(journeys).nodes().forEach(n -> rates.addAll(List.of(n.dropOff(), n.exitShare(), n.conversion())));
            assertThat(rates)
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allMatch(r -> r.value() == null && r.low() == null && r.high() == null && r.deff() == 1);
            assertThat(graph(journeys).nodes())
                    .allMatch(n -> !n.conversionFromHere().isNaN());
            assertThat(graph(journeys).edges()).isEmpty();
            assertThat(journeys.commonPaths(
                                    new Paths.Request(5, null, Paths.Span.JOURNEY, null, Paths.Order.CONVERSION, 1))
                            .entries())
                    .isEmpty();
            assertThat(journeys.trend(TrendPoint.Unit.DAY, ZoneOffset.UTC)).isEmpty();
        }
    }

    @Test
    void aStepThatOnlyLoopsOnItselfNeverConverts() {
        EvaluatedJourneys journeys = evaluate(log("0 a, 1 a, 2 a", "0 b, 1 buy=1"), DEFAULT);
        // a: three visits, two of them followed by a, the last by the end.
        GraphView.Node a = node(journeys, "a");
        assertThat(a.visits()).isEqualTo(3);
        assertThat(a.journeys()).isEqualTo(1);
        assertThat(a.dropOff().value()).isEqualTo(1 / 3.0);
        assertThat(a.exitShare().value()).isEqualTo(1);
        assertThat(a.conversionFromHere()).isZero();
        assertThat(edges(journeys)).contains("a > a 2", "a > ENDED 1");
    }

    @Test
    void aStepThatOnlyLoopsOnItselfUntilItConvertsIsCertain() {
        // a → a twice of three, a → buy once: h = 2/3 h + 1/3, so h = 1 exactly.
        GraphView.Node a = node(evaluate(log("0 a, 1 a, 2 a, 3 buy=1"), DEFAULT), "a");
        assertThat(a.conversionFromHere()).isEqualTo(1.0);
        assertThat(a.dropOff().value()).isZero();
    }
}
