package io.throughline.path.loop;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loops of a set of journeys, those first that added most visits, ties by steps.
 *
 * <p>Invariant: the extra visits of all loops are the steps of all journeys less the steps of their loop-free paths.
 *
 * <p>Cost: two passes over the steps, one that counts all loops and one for the details of those shown.
 */
public final class Loops {
    /** Most loops of one answer. */
    public static final int MAX_FIRST = 1_000;

    private static final double MICROS = 1e6;

    private final JourneySet set;
    private final LoopCounts counts;

    private Loops(JourneySet set) {
        this.set = set;
        this.counts = LoopCounts.of(set);
    }

    public static Loops of(JourneySet set) {
        return new Loops(set);
    }

    public List<Loop> first(int first) {
        int[] shown = shown(first);
        LoopTable chosen = new LoopTable();
        for (int loop : shown) {
            chosen.add(counts.table(), loop);
        }
        if (shown.length == 0) {
            return List.of();
        }
        LoopSums sums = LoopSums.of(set, chosen);
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            loops.add(loop(shown[i], i, sums));
        }
        return List.copyOf(loops);
    }

    /** The steps of the same loops as {@link #first}. Cost: no pass. */
    public List<List<String>> firstSteps(int first) {
        return IntStream.of(shown(first)).mapToObj(this::steps).toList();
    }

    private int[] shown(int first) {
        if (first < 1 || first > MAX_FIRST) {
            throw new InvalidArgument("first", first, "1 to " + MAX_FIRST);
        }
        return Ranking.first(first, counts.table().size(), loop -> true, this::compare);
    }

    /** Visits that loops added to all journeys, over all loops. */
    public long extraVisits() {
        long extra = 0;
        for (int loop = 0; loop < counts.table().size(); loop++) {
            extra += counts.extraVisits(loop);
        }
        return extra;
    }

    private int compare(int left, int right) {
        int byVisits = Long.compare(counts.extraVisits(right), counts.extraVisits(left));
        return byVisits != 0 ? byVisits : counts.table().compare(left, right);
    }

    private List<String> steps(int loop) {
        List<String> steps = new ArrayList<>();
        for (int step : counts.table().steps(loop)) {
            steps.add(set.steps().id(step));
        }
        steps.add(steps.get(0));
        return steps;
    }

    private Loop loop(int loop, int place, LoopSums sums) {
        return new Loop(
                steps(loop),
                sums.with.units(place),
                counts.times(loop),
                counts.extraVisits(loop),
                counts.hasTimes(loop) ? counts.micros(loop) / MICROS : null,
                sums.with.rate(place, "journeys with this loop"),
                sums.without.rate(place, "journeys that visit its first step without this loop"));
    }
}
