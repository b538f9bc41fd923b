package io.throughline.path.time;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.CutPlan;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import io.throughline.path.CustomerRates;
import io.throughline.path.NextStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Returns after a gap longer than the limit of the touchpoint that opened it: what they were, and whether a conversion followed.
 *
 * <p>A conversion follows a return where the definition's cut (conversions and inactivity) puts both into one journey; lookback, STOP and
 * filters of journeys play no part, as the timeline goes on across them.
 *
 * <p>Cost: one pass over the rows, from the end of each timeline.
 */
final class Returns {
    private final int[] rows;
    private final int[] channels;
    private final byte[] flags;
    private final long inactivity;
    private final long[] limit;
    private final CustomerRates conversions;
    private long[] byTouchpoint = new long[64];
    private long[] byChannel = new long[64];
    private int size;

    private Returns(JourneySet set, int[] rows, int[] channels, long[] limit) {
        this.rows = rows;
        this.channels = channels;
        this.limit = limit;
        flags = set.plan().flags();
        inactivity = set.plan().inactivity();
        conversions = new CustomerRates(limit.length);
    }

    /** @param limit by touchpoint, in microseconds; Long.MAX_VALUE where there is none */
    static Returns of(JourneySet set, int[] rows, int[] channels, long[] limit) {
        List<Returns> parts = BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> new Returns(set, rows, channels, limit).addAll(strip))
                .toList();
        Returns all = parts.get(0);
        for (Returns part : parts.subList(1, parts.size())) {
            all.merge(part);
        }
        Arrays.sort(all.byTouchpoint, 0, all.size);
        Arrays.sort(all.byChannel, 0, all.size);
        return all;
    }

    private Returns addAll(List<JourneyBlock> strip) {
        Gaps.eachCustomer(strip, this::add);
        return this;
    }

    private void add(Timelines timelines, int slot) {
        int[] contact = timelines.contact();
        long[] at = timelines.at();
        int next = -1;
        boolean nextConverts = false;
        boolean converts = false;
        for (int row = timelines.offsets()[slot + 1] - 1; row >= timelines.offsets()[slot]; row--) {
            byte flag = flags[contact[row]];
            if ((flag & CutPlan.DROP) != 0) {
                continue;
            }
            boolean cut = next >= 0 && at[next] - at[row] > inactivity;
            converts = (flag & CutPlan.CONVERSION) != 0 || (converts && !cut);
            if ((flag & CutPlan.DERIVED) == 0) {
                if (next >= 0 && at[next] - at[row] > limit[rows[contact[row]]]) {
                    add(rows[contact[row]], contact[next], nextConverts);
                }
                next = row;
                nextConverts = converts;
            }
        }
        conversions.endCustomer();
    }

    private void add(int touchpoint, int contact, boolean converts) {
        if (size == byTouchpoint.length) {
            byTouchpoint = Arrays.copyOf(byTouchpoint, size * 2);
            byChannel = Arrays.copyOf(byChannel, size * 2);
        }
        byTouchpoint[size] = key(touchpoint, rows[contact]);
        byChannel[size++] = key(touchpoint, channels[contact]);
        conversions.add(touchpoint, converts ? 1 : 0);
    }

    private static long key(int touchpoint, int by) {
        return ((long) touchpoint << 32) | by;
    }

    private void merge(Returns other) {
        byTouchpoint = Arrays.copyOf(byTouchpoint, size + other.size);
        byChannel = Arrays.copyOf(byChannel, size + other.size);
        System.arraycopy(other.byTouchpoint, 0, byTouchpoint, size, other.size);
        System.arraycopy(other.byChannel, 0, byChannel, size, other.size);
        size += other.size;
        conversions.merge(other.conversions);
    }

    CustomerRates conversions() {
        return conversions;
    }

    List<NextStep> byTouchpoint(int touchpoint, String[] names) {
        return ranked(byTouchpoint, touchpoint, names);
    }

    List<NextStep> byChannel(int touchpoint, String[] names) {
        return ranked(byChannel, touchpoint, names);
    }

    private List<NextStep> ranked(long[] keys, int touchpoint, String[] names) {
        int from = firstAtLeast(keys, key(touchpoint, 0));
        int to = firstAtLeast(keys, key(touchpoint + 1, 0));
        List<NextStep> steps = new ArrayList<>();
        for (int i = from; i < to; ) {
            int end = i;
            while (end < to && keys[end] == keys[i]) {
                end++;
            }
            steps.add(new NextStep(names[(int) keys[i]], end - i, (double) (end - i) / (to - from)));
            i = end;
        }
        steps.sort(Comparator.comparingLong(NextStep::count).reversed().thenComparing(NextStep::step));
        return steps;
    }

    private int firstAtLeast(long[] keys, long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
