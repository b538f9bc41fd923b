package io.throughline.analysis.map;

import io.throughline.journey.JourneyBlock;
import io.throughline.path.CustomerRates;
import io.throughline.path.ShareSums;
import java.util.Arrays;

/**
 * Sums over the journeys of a map for all of its stages at once. Stages are numbered from 1 in their order, 0 is outside.
 *
 * <p>Cost: one pass over the steps; what a journey has seen of the stages is kept in three numbers.
 */
final class StageSums {
    final ShareSums reached;
    final CustomerRates progress;
    final CustomerRates ends;
    final CustomerRates loops;
    final Stays stays;
    final long[] visits;
    final ShareSums visited;
    final CustomerRates drops;
    final long[] lost;
    final long[] back;

    private final int[] stageOf;
    private final int[] touchpointOf;
    private final int[] journeyAt;
    private final int[] lostAt;
    private final int[] backAt;
    private int journeysSeen;
    private int customersSeen;

    /**
     * @param stageOf stage by contact
     * @param touchpointOf touchpoint by contact
     */
    StageSums(int[] stageOf, int[] touchpointOf, int stages, int touchpoints) {
        this.stageOf = stageOf;
        this.touchpointOf = touchpointOf;
        reached = new ShareSums(stages + 1);
        progress = new CustomerRates(stages + 1);
        ends = new CustomerRates(stages + 1);
        loops = new CustomerRates(stages + 1);
        stays = new Stays(stages + 1);
        visits = new long[touchpoints];
        visited = new ShareSums(touchpoints);
        drops = new CustomerRates(touchpoints);
        lost = new long[touchpoints];
        back = new long[touchpoints];
        journeyAt = new int[touchpoints];
        lostAt = new int[touchpoints];
        backAt = new int[touchpoints];
        Arrays.fill(journeyAt, -1);
        Arrays.fill(lostAt, -1);
        Arrays.fill(backAt, -1);
    }

    StageSums gather(JourneyBlock block) {
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            int next = first;
            while (next < block.journeys() && slot[next] == slot[first]) {
                gather(block, next++);
                journeysSeen++;
            }
            reached.endCustomer(next - first);
            progress.endCustomer();
            ends.endCustomer();
            loops.endCustomer();
            visited.endCustomer(next - first);
            drops.endCustomer();
            customersSeen++;
            first = next;
        }
        return this;
    }

    private void gather(JourneyBlock block, int journey) {
        int[] contact = block.timelines().contact();
        long[] at = block.timelines().at();
        int last = block.offset()[journey + 1] - 1;
        boolean timed = !block.countsSteps(journey);
        boolean converted = block.converted(journey);
        long seen = 0;
        long behind = 0;
        long again = 0;
        long entered = 0;
        int open = -1;
        for (int place = block.offset()[journey]; place <= last; place++) {
            int row = block.row().at(place);
            int stage = stageOf[contact[row]];
            long bit = 1L << stage;
            if (stage != open) {
                addStay(timed, open, at[row] - entered);
                open = (seen & bit) == 0 ? stage : -1;
                entered = at[row];
            }
            again |= behind & bit;
            behind |= seen & bit - 1;
            seen |= bit;
            visit(touchpointOf[contact[row]], place == last && !converted);
        }
        addStay(timed, open, block.end(journey) - entered);
        int end = stageOf[contact[block.row().at(last)]];
        endJourney(seen, converted ? seen : behind, converted ? 0 : 1L << end, again);
    }

    private void addStay(boolean timed, int stage, long micros) {
        if (timed && stage >= 0) {
            stays.add(stage, micros);
        }
    }

    private void visit(int touchpoint, boolean ends) {
        visits[touchpoint]++;
        drops.add(touchpoint, ends ? 1 : 0);
        if (ends && lostAt[touchpoint] != customersSeen) {
            lostAt[touchpoint] = customersSeen;
            lost[touchpoint]++;
        }
        if (journeyAt[touchpoint] != journeysSeen) {
            journeyAt[touchpoint] = journeysSeen;
            visited.add(touchpoint);
        } else if (backAt[touchpoint] != customersSeen) {
            backAt[touchpoint] = customersSeen;
            back[touchpoint]++;
        }
    }

    private void endJourney(long seen, long goesOn, long end, long again) {
        for (long left = seen; left != 0; left &= left - 1) {
            int stage = Long.numberOfTrailingZeros(left);
            reached.add(stage);
            progress.add(stage, (int) (goesOn >>> stage & 1));
            ends.add(stage, (int) (end >>> stage & 1));
            loops.add(stage, (int) (again >>> stage & 1));
        }
    }

    StageSums merge(StageSums other) {
        reached.merge(other.reached);
        progress.merge(other.progress);
        ends.merge(other.ends);
        loops.merge(other.loops);
        stays.merge(other.stays);
        visited.merge(other.visited);
        drops.merge(other.drops);
        for (int t = 0; t < visits.length; t++) {
            visits[t] += other.visits[t];
            lost[t] += other.lost[t];
            back[t] += other.back[t];
        }
        return this;
    }
}
