package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How journeys end: which step comes before the last one of those that do not convert, and what those that do convert bring, by the
 * step before the conversion. Where there is none, that is START.
 *
 * <p>Cost: one look at the end of each journey. Values are summed block by block, in order.
 */
public final class Endings {
    private final Steps steps;
    private final int start;
    private final PairCounts pairs = new PairCounts();
    private final double[] valueFrom;

    private Endings(Steps steps) {
        this.steps = steps;
        this.start = steps.size();
        this.valueFrom = new double[start + 1];
    }

    public static Endings of(JourneySet set) {
        Endings all = new Endings(set.steps());
        Endings[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> new Endings(set.steps()).add(set.blocks().get(b)))
                .toArray(Endings[]::new);
        for (Endings part : parts) {
            all.pairs.merge(part.pairs);
            Arrays.setAll(all.valueFrom, i -> all.valueFrom[i] + part.valueFrom[i]);
        }
        return all;
    }

    private Endings add(JourneyBlock block) {
        int[] step = block.step();
        for (int j = 0; j < block.journeys(); j++) {
            int last = block.offset()[j + 1] - 1;
            int before = last > block.offset()[j] ? step[last - 1] : start;
            if (block.converted(j)) {
                valueFrom[before] += block.value()[j];
            } else {
                pairs.add(key(step[last], before));
            }
        }
        return this;
    }

    private long key(int last, int before) {
        return (long) last * (start + 1) + before;
    }

    /** By step code, then START: sum of the values of the conversions entered from there. */
    public double[] valueFrom() {
        return valueFrom.clone();
    }

    /** Where the journeys that end unconverted at a step came from; most first, ties by id. */
    public List<NextStep> cameFrom(int step) {
        long[] counts = IntStream.rangeClosed(0, start)
                .mapToLong(before -> pairs.count(key(step, before)))
                .toArray();
        long all = Arrays.stream(counts).sum();
        List<NextStep> list = new ArrayList<>();
        for (int before = 0; before <= start; before++) {
            if (counts[before] > 0) {
                String id = before == start ? Reserved.START : steps.id(before);
                list.add(new NextStep(id, counts[before], (double) counts[before] / all));
            }
        }
        list.sort(Comparator.comparingLong(NextStep::count).reversed().thenComparing(NextStep::step));
        return List.copyOf(list);
    }
}
