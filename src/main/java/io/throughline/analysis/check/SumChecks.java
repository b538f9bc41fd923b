package io.throughline.analysis.check;

import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.summary.MemberPages;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.measure.Check;
import io.throughline.path.variant.CommonPaths;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Identities between figures of one set of journeys; the two sides never share a sum. */
final class SumChecks {
    private static final double ROUNDING = 1e-9;

    private final JourneySet set;
    private final Figures figures;
    private final List<Check> checks = new ArrayList<>();

    SumChecks(JourneySet set, Figures figures) {
        this.set = set;
        this.figures = figures;
    }

    /** @param derived contacts that are no rows; null where that is not known */
    List<Check> of(JourneyGraph graph, AbsorbingChain chain, CommonPaths paths, @Nullable IntPredicate derived) {
        ofGraph(graph);
        double[] sums = paths.sums();
        add(
                "journeys over all paths = journeys",
                (long) sums[0],
                figures.of(Figure.COUNT).count());
        checks.add(Check.of(
                "value over all paths = value",
                sums[1],
                figures.of(Figure.VALUE).value(),
                ROUNDING));
        double observed = figures.of(Figure.COUNT).count() == 0
                ? 0
                : (double) figures.of(Figure.CONVERTED).converted()
                        / figures.of(Figure.COUNT).count();
        checks.add(Check.of(
                "chance of converting from START = converted / journeys",
                chain.chance(graph.start()),
                observed,
                ROUNDING));
        ofJourneys(derived);
        if (derived != null && isWhole(set.scope())) {
            add(
                    "rows of these customers = interactions",
                    rows(derived),
                    figures.of(Figure.INTERACTIONS).interactions());
        }
        return List.copyOf(checks);
    }

    private void add(String name, long left, long right) {
        checks.add(Check.of(name, left, right));
    }

    private void ofGraph(JourneyGraph graph) {
        long[] in = graph.in();
        long imbalance = 0;
        long intoConversions = 0;
        long visits = 0;
        for (int step = 0; step < graph.steps().size(); step++) {
            boolean conversion = graph.isConversion(step);
            intoConversions += conversion ? in[step] : 0;
            imbalance += conversion ? graph.out(step) : Math.abs(in[step] - graph.out(step));
            visits += graph.visits(step);
        }
        add(
                "transitions out of START = journeys",
                graph.out(graph.start()),
                figures.of(Figure.COUNT).count());
        add("sum over steps of |in - out| = 0", imbalance, 0);
        add(
                "transitions into conversions = converted",
                intoConversions,
                figures.of(Figure.CONVERTED).converted());
        add(
                "transitions into ENDED = journeys - converted",
                in[graph.ended()],
                figures.of(Figure.COUNT).count() - figures.of(Figure.CONVERTED).converted());
        add("visits over all steps = steps of all journeys", visits, steps());
    }

    private long steps() {
        long steps = 0;
        for (JourneyBlock block : set.blocks()) {
            steps += block.steps();
        }
        return steps;
    }

    private void ofJourneys(@Nullable IntPredicate derived) {
        long timed = 0;
        long tooFew = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                timed += block.countsSteps(j) ? 0 : 1;
                tooFew += block.interactions()[j] < rowsOfSteps(block, j, derived) ? 1 : 0;
            }
        }
        add("journeys with fewer interactions than steps = 0", tooFew, 0);
        add(
                "members = journeys",
                MemberPages.of(figures.of(Figure.MEMBERS)).page(0, null).totalCount(),
                figures.of(Figure.COUNT).count());
        long trend = Trend.of(figures.of(Figure.TREND).set(), TrendPoint.Unit.QUARTER, ZoneOffset.UTC).stream()
                .mapToLong(TrendPoint::count)
                .sum();
        add("journeys over all quarters = journeys with times", trend, timed);
    }

    /** Steps that are rows, the last one only where it is no conversion. */
    private static int rowsOfSteps(JourneyBlock block, int journey, @Nullable IntPredicate derived) {
        int end = block.offset()[journey + 1] - (block.converted(journey) ? 1 : 0);
        int rows = 0;
        for (int step = block.offset()[journey]; step < end; step++) {
            boolean row = derived == null
                    || !derived.test(block.timelines().contact()[block.row().at(step)]);
            rows += row ? 1 : 0;
        }
        return rows;
    }

    /** Every row of every customer is in some journey. */
    private static boolean isWhole(Scope scope) {
        return scope.equals(Scope.ALL.withDefinition(scope.definition()))
                && scope.definition().lookback() == null
                && scope.definition().lookbackSteps() == null
                && scope.definition().afterConversion() == AfterConversion.NEW_JOURNEY;
    }

    private long rows(IntPredicate derived) {
        Map<Object, BitSet> seen = new IdentityHashMap<>();
        long rows = 0;
        for (JourneyBlock block : set.blocks()) {
            BitSet slots = seen.computeIfAbsent(block.timelines(), t -> new BitSet());
            for (int j = 0; j < block.journeys(); j++) {
                int slot = block.slot()[j];
                if (slots.get(slot)) {
                    continue;
                }
                slots.set(slot);
                for (int row = block.timelines().offsets()[slot];
                        row < block.timelines().offsets()[slot + 1];
                        row++) {
                    rows += derived.test(block.timelines().contact()[row]) ? 0 : 1;
                }
            }
        }
        return rows;
    }
}
