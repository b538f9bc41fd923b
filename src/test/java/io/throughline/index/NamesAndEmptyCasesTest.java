package io.throughline.index;

import static io.throughline.index.CutTrials.COLLAPSE;
import static io.throughline.index.CutTrials.DEFAULT;
import static io.throughline.index.CutTrials.converting;
import static io.throughline.index.CutTrials.edges;
import static io.throughline.index.CutTrials.evaluate;
import static io.throughline.index.CutTrials.graph;
import static io.throughline.index.CutTrials.log;
import static io.throughline.index.CutTrials.node;
import static io.throughline.index.CutTrials.texts;
import static io.throughline.index.CutTrials.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Spread;
import io.throughline.graph.GraphView;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.measure.Rate;
import io.throughline.path.variant.Paths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;

/** Names that could be mistaken, and questions about nothing. */
class NamesAndEmptyCasesTest {
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
        Scope none = Scope.ALL.withJourneys(JourneyFilter.of(later));
        Scope third = Scope.ALL.withJourneys(
                new JourneyFilter(null, null, null, null, null, null, null, new NumberRange(3, null), false));
        for (EvaluatedJourneys journeys : List.of(
                evaluate(log, none), evaluate(log, third), evaluate(new MemoryTimelines(Clock.TIME, "buy"), DEFAULT))) {
            assertThat(journeys.count()).isZero();
            assertThat(journeys.value()).isZero();
            assertThat(Spread.steps(journeys.set())).isNull();
            assertThat(Spread.seconds(journeys.set())).isNull();
            assertThat(journeys.open()).isNull();
            List<Rate> rates = new ArrayList<>(List.of(journeys.conversion(), journeys.customerConversion()));
            graph(journeys).nodes().forEach(n -> rates.addAll(List.of(n.dropOff(), n.exitShare(), n.conversion())));
            assertThat(rates)
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allMatch(r -> r.value() == null && r.low() == null && r.high() == null && r.deff() == 1);
            assertThat(graph(journeys).nodes())
                    .allMatch(n -> !n.conversionFromHere().isNaN());
            assertThat(graph(journeys).edges()).isEmpty();
            assertThat(journeys.paths()
                            .page(new Paths.Request(5, null, Paths.Span.JOURNEY, null, Paths.Order.CONVERSION, 1))
                            .entries())
                    .isEmpty();
            assertThat(Trend.of(journeys.set(), TrendPoint.Unit.DAY, ZoneOffset.UTC))
                    .isEmpty();
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
