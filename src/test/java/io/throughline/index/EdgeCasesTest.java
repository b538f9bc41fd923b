package io.throughline.index;

import static io.throughline.index.CutTrials.COLLAPSE;
import static io.throughline.index.CutTrials.DEFAULT;
import static io.throughline.index.CutTrials.STOP;
import static io.throughline.index.CutTrials.converting;
import static io.throughline.index.CutTrials.edges;
import static io.throughline.index.CutTrials.evaluate;
import static io.throughline.index.CutTrials.gaps;
import static io.throughline.index.CutTrials.graph;
import static io.throughline.index.CutTrials.log;
import static io.throughline.index.CutTrials.lookback;
import static io.throughline.index.CutTrials.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Spread;
import io.throughline.graph.GraphView;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.StepBy;
import java.util.List;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Where a journey begins and ends, in the cases where it could be otherwise. */
class EdgeCasesTest {
    @Test
    void aJourneyMayBeOnlyItsConversion() {
        EvaluatedJourneys only = evaluate(log("0 buy=7"), DEFAULT);
        assertThat(texts(log("0 buy=7"), DEFAULT)).containsExactly("buy 7");
        // No step before it and nothing after it: one edge, no end, no time.
        assertThat(edges(only)).containsExactly("START > buy 1");
        assertThat(only.conversion().value()).isEqualTo(1);
        assertThat(Spread.steps(only.set()).mean()).isEqualTo(1);
        assertThat(Spread.seconds(only.set()).max()).isZero();
    }

    @Test
    void orderLinesAtOneTimeAreOneConversionAndTheirValuesAdd() {
        MemoryTimelines lines = log("0 a, 10 buy=5, 10 buy=6");
        assertThat(texts(lines, DEFAULT)).containsExactly("a > buy 11");
        EvaluatedJourneys journeys = evaluate(lines, DEFAULT);
        // Three rows, two steps.
        assertThat(journeys.interactions()).isEqualTo(3);
        assertThat(Spread.steps(journeys.set()).max()).isEqualTo(2);
        // What stands between them belongs before the conversion; also where STOP ends the timeline.
        assertThat(texts(log("0 a, 10 buy=5, 10 gift, 10 buy=6"), DEFAULT)).containsExactly("a > gift > buy 11");
        assertThat(texts(log("0 a, 10 buy=5, 10 gift, 10 buy=6"), STOP)).containsExactly("a > gift > buy 11");
        Definition keep = new Definition(
                null,
                AfterConversion.NEW_JOURNEY,
                null,
                null,
                null,
                RepeatPolicy.KEEP,
                StepBy.TOUCHPOINT,
                SameMoment.KEEP);
        assertThat(texts(lines, keep)).containsExactly("a > buy 5", "buy 6");
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
        assertThat(Spread.steps(evaluate(log, COLLAPSE).set()).max()).isEqualTo(3);
    }

    @Test
    void aRunEntersAtItsFirstTimeAndLeavesAtItsLast() {
        EvaluatedJourneys journeys = evaluate(log("0 a, 10 a, 25 b"), COLLAPSE);
        GraphView.Edge left = graph(journeys).edges().stream()
                .filter(e -> e.to().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(left.medianSeconds()).isEqualTo(15);
        assertThat(Spread.seconds(journeys.set()).max()).isEqualTo(25);
    }

    @Test
    void contactsOfOneImportComeBeforeConversionsOfAnotherInWhateverOrderTheyCame() {
        List<Row> visits = List.of(Row.of("c", 1, "visit"), Row.of("d", 0, "visit"), Row.of("d", 1, "visit"));
        List<Row> sales = List.of(Row.of("c", 1, "buy"), Row.of("c", 1, "thanks"), Row.of("d", 1, "buy"));
        List<String> wanted = List.of("visit > buy 0", "thanks |", "visit > visit > buy 0");
        assertThat(texts(new MemoryTimelines(Clock.TIME, "buy").add(visits).add(sales), DEFAULT))
                .containsExactlyElementsOf(wanted);
        assertThat(texts(new MemoryTimelines(Clock.TIME, "buy").add(sales).add(visits), DEFAULT))
                .containsExactlyElementsOf(wanted);
        // Each question has conversions of its own.
        assertThat(texts(new MemoryTimelines(Clock.TIME, "buy").add(sales).add(visits), converting("visit")))
                .containsExactly("buy > thanks > visit 0", "visit 0", "buy > visit 0");
    }
}
