package io.throughline.path.loop;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;

/** How often each loop was made, and how long that took. Whole numbers, so the order of adding changes nothing. */
final class LoopCounts implements LoopErasure.Sink {
    private final LoopTable table = new LoopTable();
    private long[] times = new long[128];
    private long[] timed = new long[128];
    private long[] micros = new long[128];

    private LoopCounts() {}

    /** Of all journeys: strip by strip in parallel, then merged in order. */
    static LoopCounts of(JourneySet set) {
        List<LoopCounts> parts = BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> of(strip, set.steps().size()))
                .toList();
        LoopCounts all = parts.get(0);
        for (LoopCounts part : parts.subList(1, parts.size())) {
            all.merge(part);
        }
        return all;
    }

    private static LoopCounts of(List<JourneyBlock> strip, int steps) {
        LoopCounts counts = new LoopCounts();
        LoopErasure erasure = new LoopErasure(steps, counts);
        for (JourneyBlock block : strip) {
            for (int j = 0; j < block.journeys(); j++) {
                erasure.walk(block, j);
            }
        }
        return counts;
    }

    @Override
    public void loop(long hash, int[] path, int from, int to, long took) {
        int loop = table.add(hash, path, from, to);
        if (took < 0) {
            add(loop, 1, 0, 0);
        } else {
            add(loop, 1, 1, took);
        }
    }

    private void add(int loop, long howOften, long howOftenTimed, long took) {
        if (loop >= times.length) {
            times = Arrays.copyOf(times, loop * 2);
            timed = Arrays.copyOf(timed, loop * 2);
            micros = Arrays.copyOf(micros, loop * 2);
        }
        times[loop] += howOften;
        timed[loop] += howOftenTimed;
        micros[loop] += took;
    }

    private void merge(LoopCounts other) {
        for (int loop = 0; loop < other.table.size(); loop++) {
            add(table.add(other.table, loop), other.times[loop], other.timed[loop], other.micros[loop]);
        }
    }

    LoopTable table() {
        return table;
    }

    long times(int loop) {
        return times[loop];
    }

    boolean hasTimes(int loop) {
        return timed[loop] > 0;
    }

    long micros(int loop) {
        return micros[loop];
    }

    /** Visits that the loop added: all its steps each time, the one it begins at counted once. */
    long extraVisits(int loop) {
        return times[loop] * table.length(loop);
    }
}
