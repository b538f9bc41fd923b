package io.throughline.path.time;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.CutPlan;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import io.throughline.measure.KaplanMeier.Sorted;
import io.throughline.measure.LongSort;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gaps between the rows of whole timelines by the touchpoint that opens them, sorted: those that ended with a return, and those that
 * last until the data end. Customers are those with a journey in the set; rows that the scope drops and derived conversions are not
 * there; customers of step numbers have no gaps.
 *
 * <p>Cost: two passes over the rows and one sort; 8 bytes a row.
 */
final class Gaps {
    private final int touchpoints;
    private final long dataUntil;
    private final int[] touchpointOf;
    private long[] returned = {};
    private long[] lost = {};
    private final int[] returnedFrom;
    private final int[] lostFrom;

    private Gaps(int[] touchpointOf, int touchpoints, long dataUntil) {
        this.touchpointOf = touchpointOf;
        this.touchpoints = touchpoints;
        this.dataUntil = dataUntil;
        returnedFrom = new int[touchpoints + 1];
        lostFrom = new int[touchpoints + 1];
    }

    /** The touchpoint of each contact that is a row and kept, −1 for others. */
    static int[] rows(JourneySet set, InteractionKindGroups touchpoints) {
        int[] rows = touchpoints.of().clone();
        byte[] flags = set.plan().flags();
        for (int contact = 0; contact < rows.length; contact++) {
            rows[contact] = (flags[contact] & (CutPlan.DROP | CutPlan.DERIVED)) == 0 ? rows[contact] : -1;
        }
        return rows;
    }

    static Gaps of(JourneySet set, int[] rows, int touchpoints) {
        Long until = set.dataUntil();
        Gaps gaps = new Gaps(rows, touchpoints, until == null ? Long.MIN_VALUE : until);
        List<List<JourneyBlock>> strips = BlockPartitions.of(set, BlockPartitions.workers());
        Strip[] parts = strips.parallelStream().map(gaps::count).toArray(Strip[]::new);
        gaps.reserve(parts);
        Arrays.stream(parts).parallel().forEach(gaps::fill);
        gaps.sort();
        return gaps;
    }

    /** A strip of blocks and, by touchpoint, how many gaps it has or where the next of them goes. */
    private record Strip(List<JourneyBlock> blocks, int[] returned, int[] lost) {}

    private Strip count(List<JourneyBlock> blocks) {
        Strip strip = new Strip(blocks, new int[touchpoints], new int[touchpoints]);
        eachCustomer(blocks, (timelines, slot) -> count(timelines, slot, strip));
        return strip;
    }

    private void count(Timelines timelines, int slot, Strip strip) {
        int[] contact = timelines.contact();
        int open = -1;
        for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
            int here = touchpointOf[contact[row]];
            if (here >= 0) {
                if (open >= 0) {
                    strip.returned[open]++;
                }
                open = here;
            }
        }
        if (open >= 0) {
            strip.lost[open]++;
        }
    }

    private void reserve(Strip[] parts) {
        for (int t = 0; t < touchpoints; t++) {
            int returns = returnedFrom[t];
            int losses = lostFrom[t];
            for (Strip part : parts) {
                int more = part.returned[t];
                part.returned[t] = returns;
                returns = Math.addExact(returns, more);
                more = part.lost[t];
                part.lost[t] = losses;
                losses += more;
            }
            returnedFrom[t + 1] = returns;
            lostFrom[t + 1] = losses;
        }
        returned = new long[returnedFrom[touchpoints]];
        lost = new long[lostFrom[touchpoints]];
    }

    private void fill(Strip strip) {
        eachCustomer(strip.blocks, (timelines, slot) -> fill(timelines, slot, strip));
    }

    private void fill(Timelines timelines, int slot, Strip strip) {
        int[] contact = timelines.contact();
        long[] at = timelines.at();
        int open = -1;
        long since = 0;
        for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
            int here = touchpointOf[contact[row]];
            if (here >= 0) {
                if (open >= 0) {
                    returned[strip.returned[open]++] = at[row] - since;
                }
                open = here;
                since = at[row];
            }
        }
        if (open >= 0) {
            lost[strip.lost[open]++] = Math.max(0, dataUntil - since);
        }
    }

    private void sort() {
        IntStream.range(0, touchpoints).parallel().forEach(t -> {
            LongSort.sort(returned, returnedFrom[t], returnedFrom[t + 1]);
            LongSort.sort(lost, lostFrom[t], lostFrom[t + 1]);
        });
    }

    /** Something to do with one customer's timeline. */
    interface OfCustomer {
        void accept(Timelines timelines, int slot);
    }

    /** Every customer of some blocks whose rows have times. */
    static void eachCustomer(List<JourneyBlock> blocks, OfCustomer work) {
        for (JourneyBlock block : blocks) {
            int[] slot = block.slot();
            for (int j = 0; j < block.journeys(); j++) {
                if ((j == 0 || slot[j] != slot[j - 1]) && !block.countsSteps(j)) {
                    work.accept(block.timelines(), slot[j]);
                }
            }
        }
    }

    /** Gaps that ended with a return. */
    Sorted returned(int touchpoint) {
        return new Sorted(returned, returnedFrom[touchpoint], returnedFrom[touchpoint + 1]);
    }

    /** Gaps that last until the data end. */
    Sorted lost(int touchpoint) {
        return new Sorted(lost, lostFrom[touchpoint], lostFrom[touchpoint + 1]);
    }
}
