package io.throughline.path.loop;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.StepRows;
import io.throughline.path.variant.SpanKeys;
import java.util.Arrays;

/**
 * Walks journeys from left to right keeping the path without loops; a return to a step on it closes the loop from that step, which is
 * told and erased. One walker serves one thread.
 *
 * <p>Time: a loop lasts from entering the step it begins at to entering it again, less the loops that were erased in between, so that
 * the times of all loops of a journey never overlap.
 *
 * <p>Cost: constant for each step, whatever the length of the loops.
 */
final class LoopErasure {
    private static final long BASE = 0x5851F42D4C957F2DL;

    /** Hears of each loop: the steps the run of {@code path} from {@code from} to before {@code to}, after which the first of them came again. */
    interface Sink {
        /** @param micros how long it took; −1 in journeys of step numbers */
        void loop(long hash, int[] path, int from, int to, long micros);
    }

    private final Sink sink;
    private final int[] placeOf;
    private final int[] path;
    private final long[] enteredAt;
    private final long[] erasedBefore;
    private final long[] sum;
    private final long[] power;
    private int size;
    private long erased;

    LoopErasure(int steps, Sink sink) {
        this.sink = sink;
        placeOf = new int[steps];
        Arrays.fill(placeOf, -1);
        path = new int[steps];
        enteredAt = new long[steps];
        erasedBefore = new long[steps];
        sum = new long[steps + 1];
        power = new long[steps + 1];
        power[0] = 1;
        for (int i = 1; i <= steps; i++) {
            power[i] = power[i - 1] * BASE;
        }
    }

    void walk(JourneyBlock block, int journey) {
        int[] step = block.step();
        StepRows row = block.row();
        long[] at = block.timelines().at();
        boolean clocked = !block.countsSteps(journey);
        erased = 0;
        for (int k = block.offset()[journey]; k < block.offset()[journey + 1]; k++) {
            int place = placeOf[step[k]];
            if (place < 0) {
                push(step[k], at[row.at(k)]);
            } else {
                close(place, at[row.at(k)], clocked);
            }
        }
        for (int i = 0; i < size; i++) {
            placeOf[path[i]] = -1;
        }
        size = 0;
    }

    private void push(int step, long time) {
        placeOf[step] = size;
        path[size] = step;
        enteredAt[size] = time;
        erasedBefore[size] = erased;
        sum[size + 1] = sum[size] * BASE + (step + 1L);
        size++;
    }

    private void close(int place, long time, boolean clocked) {
        long micros = time - enteredAt[place] - (erased - erasedBefore[place]);
        long hash = SpanKeys.spread(sum[size] - sum[place] * power[size - place]);
        sink.loop(hash, path, place, size, clocked ? micros : -1);
        for (int i = place + 1; i < size; i++) {
            placeOf[path[i]] = -1;
        }
        size = place + 1;
        erased += micros;
        enteredAt[place] = time;
        erasedBefore[place] = erased;
    }
}
