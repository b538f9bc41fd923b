package io.throughline.journey;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts timelines into journeys by a plan, in one pass that keeps the order of operations all figures share. One instance cuts one run of
 * customers.
 *
 * <p>Cost: linear in the rows; no allocation per interaction.
 */
public final class Cutter {
    private final Timelines timelines;
    private final CutPlan plan;
    private final BlockBuilder block;
    private final int[] step;
    private final byte[] flags;
    private final boolean trivialFilter;

    private final boolean anyDerived;

    private int slot;
    private boolean clocked;
    private int number;
    private boolean sawConversion;
    private final SameTime sameTime;

    private Cutter(Timelines timelines, int rows, CutPlan plan) {
        this.timelines = timelines;
        this.plan = plan;
        block = new BlockBuilder(timelines, rows, plan.collapse());
        step = plan.step();
        flags = plan.flags();
        trivialFilter = plan.filter().isTrivial();
        anyDerived = plan.anyDerived();
        sameTime = new SameTime(timelines, plan);
    }

    /** Journeys of the customers in slots {@code from} (inclusive) to {@code to} (exclusive) that are not masked. */
    public static JourneyBlock cut(Timelines timelines, int from, int to, @Nullable BitSet masked, CutPlan plan) {
        if (masked == null && PlainCut.fits(timelines, plan)) {
            JourneyBlock plain = PlainCut.cut(timelines, from, to, plan);
            if (plain != null) {
                return plain;
            }
        }
        Cutter cutter =
                new Cutter(timelines, timelines.offsets()[to] - timelines.offsets()[from], plan);
        for (int slot = from; slot < to; slot++) {
            if (masked == null || !masked.get(slot)) {
                cutter.cutCustomer(slot);
            }
        }
        return cutter.block.build();
    }

    private void cutCustomer(int customer) {
        slot = customer;
        clocked = !timelines.stepClock().get(customer);
        number = 0;
        sawConversion = false;
        int end = timelines.offsets()[customer + 1];
        boolean gaps = clocked && plan.inactivity() != CutPlan.NONE;
        int row = timelines.offsets()[customer];
        while (row < end) {
            row = gaps ? takeGapped(row, end) : takePlain(row, end);
            if (row < end) {
                row = take(row, end, gaps);
            }
        }
        if (block.pending() > 0) {
            close(false);
        }
    }

    /** Takes rows up to the first that is dropped, converts, or is no row of the data; returns its place. */
    private int takePlain(int from, int end) {
        if (plan.stop() && sawConversion) {
            return from;
        }
        int[] contact = timelines.contact();
        int[] steps = block.step;
        int[] rows = block.row;
        int size = block.steps;
        int row = from;
        while (row < end && flags[contact[row]] == 0) {
            steps[size] = step[contact[row]];
            rows[size++] = row++;
        }
        block.steps = size;
        return row;
    }

    /** The same where a long gap closes the journey. */
    private int takeGapped(int from, int end) {
        if (plan.stop() && sawConversion) {
            return from;
        }
        int[] contact = timelines.contact();
        long[] at = timelines.at();
        long before = block.pending() > 0 ? at[block.row[block.steps - 1]] : at[from];
        int row = from;
        while (row < end && flags[contact[row]] == 0) {
            if (at[row] - before > plan.inactivity()) {
                close(false);
            }
            before = at[row];
            block.addStep(step[contact[row]], row++);
        }
        return row;
    }

    /** Takes a row, with the rest of its moment where it converts; returns the next one to take. */
    private int take(int row, int end, boolean gaps) {
        long[] at = timelines.at();
        boolean conversion =
                (flags[timelines.contact()[row]] & (CutPlan.CONVERSION | CutPlan.DROP)) == CutPlan.CONVERSION;
        if (!conversion || row + 1 == end || at[row + 1] != at[row]) {
            enter(row, gaps, 0, 0);
            return row + 1;
        }
        int next = sameTime.arrange(row, end);
        for (int i = 0; i < sameTime.size(); i++) {
            if (!sameTime.folded(i)) {
                enter(sameTime.row(i), gaps, sameTime.value(i), sameTime.count(i));
            }
        }
        return next;
    }

    /** @param folded, rows value and number of the conversions that are one with this one */
    private void enter(int row, boolean gaps, double folded, int rows) {
        int contact = timelines.contact()[row];
        byte flag = flags[contact];
        if ((flag & CutPlan.DROP) != 0 || (plan.stop() && sawConversion)) {
            return;
        }
        long[] at = timelines.at();
        if (gaps && block.pending() > 0 && at[row] - at[block.row[block.steps - 1]] > plan.inactivity()) {
            close(false);
        }
        block.addStep(step[contact], row);
        if ((flag & CutPlan.CONVERSION) != 0) {
            int journey = close(true);
            if (rows > 0 || folded != 0) {
                addFolded(journey, folded, row, rows);
            }
        }
    }

    private void addFolded(int journey, double folded, int row, int rows) {
        if (journey >= 0) {
            block.value[journey] = folded + timelines.valueAt(row);
            block.interactions[journey] += rows;
        }
    }

    /** Ends the pending journey; returns its place in the block, −1 where it is left out. */
    private int close(boolean converted) {
        boolean tail = !converted && sawConversion;
        sawConversion |= converted;
        int last = block.row[block.steps - 1];
        if (converted && block.pending() == 1 && plan.leaveOutBare()) {
            block.dropPending();
            return -1;
        }
        number++;
        lookBack();
        int rows = anyDerived ? countRows() : block.pending();
        if (plan.collapse()) {
            block.collapsePending(converted);
        }
        boolean open = !converted
                && clocked
                && plan.inactivity() != CutPlan.NONE
                && plan.dataUntil() - timelines.at()[last] < plan.inactivity();
        if (!trivialFilter && !passes(last, converted, open)) {
            block.dropPending();
            return -1;
        }
        int state =
                converted ? JourneyBlock.CONVERTED : (tail ? JourneyBlock.TAIL : 0) | (open ? JourneyBlock.OPEN : 0);
        return block.closeJourney(slot, number, rows, converted ? timelines.valueAt(last) : 0, state);
    }

    /** Cuts off the pending steps that are too many or too long before the last. */
    private void lookBack() {
        int size = block.pending();
        int from = block.steps - size;
        int drop = plan.lookbackSteps() >= size ? 0 : size - 1 - plan.lookbackSteps();
        if (clocked && plan.lookback() != CutPlan.NONE) {
            long[] at = timelines.at();
            long earliest = at[block.row[block.steps - 1]] - plan.lookback();
            while (at[block.row[from + drop]] < earliest) {
                drop++;
            }
        }
        if (drop > 0) {
            block.dropFirst(drop);
        }
    }

    private int countRows() {
        int[] contact = timelines.contact();
        int rows = 0;
        for (int i = block.steps - block.pending(); i < block.steps; i++) {
            rows += (flags[contact[block.row[i]]] & CutPlan.DERIVED) == 0 ? 1 : 0;
        }
        return rows;
    }

    private boolean passes(int lastRow, boolean converted, boolean open) {
        CutPlan.Filter filter = plan.filter();
        if ((filter.excludeOpen() && open)
                || (filter.converted() != null && filter.converted() != converted)
                || number < filter.fromNumber()
                || number > filter.toNumber()) {
            return false;
        }
        CutPlan.MicroPeriod period = filter.period();
        if (period != null) {
            int first = block.row[block.offset[block.journeys]];
            long time = timelines.at()[period.byEnd() ? lastRow : first];
            if (!clocked || time < period.from() || time >= period.to()) {
                return false;
            }
        }
        return passesSteps(filter);
    }

    private boolean startsWith(int[] wanted, int from) {
        return wanted.length <= block.steps - from
                && Arrays.equals(block.step, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private boolean passesSteps(CutPlan.Filter filter) {
        int from = block.offset[block.journeys];
        if (!startsWith(filter.startsWith(), from)) {
            return false;
        }
        boolean[] unwanted = filter.notVisiting();
        if (unwanted != null) {
            for (int i = from; i < block.steps; i++) {
                if (unwanted[block.step[i]]) {
                    return false;
                }
            }
        }
        for (int wanted : filter.visiting()) {
            int i = from;
            while (i < block.steps && block.step[i] != wanted) {
                i++;
            }
            if (i == block.steps) {
                return false;
            }
        }
        return true;
    }
}
