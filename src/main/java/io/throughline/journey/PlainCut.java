package io.throughline.journey;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The short way to journeys where nothing is dropped, looked back on, collapsed or filtered: every row is a step, in its place, so
 * rows are translated in one run and only those that convert or follow a long gap are looked at again.
 */
final class PlainCut {
    private final Timelines timelines;
    private final CutPlan plan;
    private final boolean gaps;
    private final int base;
    private final boolean folds;

    /** Rows that convert or follow a long gap, ascending, then Integer.MAX_VALUE. */
    private int[] marks = new int[64];

    private int markCount;
    private int journeys;
    private int[] offset = {0};
    private int[] slots = {};
    private int[] number = {};
    private int[] interactions = {};
    private double[] value = {};
    private byte[] flags = {};

    private PlainCut(Timelines timelines, int base, CutPlan plan) {
        this.timelines = timelines;
        this.plan = plan;
        this.base = base;
        gaps = plan.inactivity() != CutPlan.NONE;
        folds = plan.fold() || timelines.order() != null;
    }

    /** Whether a plan asks for nothing that this way cannot give; order lines are only found on the way. */
    static boolean fits(Timelines timelines, CutPlan plan) {
        boolean plain = !plan.stop() && !plan.collapse() && !plan.leaveOutBare();
        boolean whole = plan.lookback() == CutPlan.NONE && plan.lookbackSteps() == Integer.MAX_VALUE;
        boolean clocked =
                plan.inactivity() == CutPlan.NONE || timelines.stepClock().isEmpty();
        return plain && whole && clocked && plan.filter().isTrivial() && plan.onlyConversions();
    }

    /** Journeys of a run of slots; null where order lines must be folded, which the long way does. */
    static @Nullable JourneyBlock cut(Timelines timelines, int from, int to, CutPlan plan) {
        int base = timelines.offsets()[from];
        int rows = timelines.offsets()[to] - base;
        PlainCut cut = new PlainCut(timelines, base, plan);
        int[] step = new int[rows];
        cut.translate(step);
        return cut.divide(from, to) ? cut.build(step) : null;
    }

    private void translate(int[] step) {
        int[] contact = timelines.contact();
        long[] at = timelines.at();
        int[] codes = markedCodes();
        long longest = plan.inactivity();
        long before = step.length == 0 ? 0 : at[base];
        for (int i = 0; i < step.length; i++) {
            int place = base + i;
            int code = codes[contact[place]];
            long now = at[place];
            step[i] = code & Integer.MAX_VALUE;
            if (code < 0 || now - before > longest) {
                mark(place);
            }
            before = now;
        }
        mark(Integer.MAX_VALUE);
    }

    /** Step codes of contacts, negative where the contact converts. */
    private int[] markedCodes() {
        int[] codes = plan.step().clone();
        for (int contact = 0; contact < codes.length; contact++) {
            codes[contact] |= plan.flags()[contact] != 0 ? Integer.MIN_VALUE : 0;
        }
        return codes;
    }

    private void mark(int row) {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = row;
    }

    private boolean divide(int from, int to) {
        int most = to - from + 2 * markCount;
        offset = new int[most + 1];
        slots = new int[most];
        number = new int[most];
        interactions = new int[most];
        value = new double[most];
        flags = new byte[most];
        int[] offsets = timelines.offsets();
        int mark = 0;
        for (int slot = from; slot < to; slot++) {
            int end = offsets[slot + 1];
            if (marks[mark] >= end) {
                close(slot, 1, offsets[slot], end, false, false);
                continue;
            }
            int last = mark;
            while (marks[last] < end) {
                last++;
            }
            if (!divideCustomer(slot, mark, last)) {
                return false;
            }
            mark = last;
        }
        return true;
    }

    private boolean divideCustomer(int slot, int firstMark, int lastMark) {
        long[] at = timelines.at();
        Ties ties = timelines.ties();
        int start = timelines.offsets()[slot];
        int end = timelines.offsets()[slot + 1];
        int count = 0;
        int converted = -1;
        for (int m = firstMark; m < lastMark; m++) {
            int row = marks[m];
            if (gaps && row > start && at[row] - at[row - 1] > plan.inactivity()) {
                close(slot, ++count, start, row, false, converted >= 0);
                start = row;
            }
            if (plan.flags()[timelines.contact()[row]] != 0) {
                if (folds && converted >= 0 && at[converted] == at[row]) {
                    return false;
                }
                if (ties != null && row + 1 < end && at[row + 1] == at[row] && ties.find(row) >= 0) {
                    return false;
                }
                close(slot, ++count, start, row + 1, true, false);
                converted = row;
                start = row + 1;
            }
        }
        if (start < end) {
            close(slot, ++count, start, end, false, converted >= 0);
        }
        return true;
    }

    private void close(int slot, int count, int from, int to, boolean converted, boolean tail) {
        slots[journeys] = slot;
        number[journeys] = count;
        interactions[journeys] = to - from;
        if (converted) {
            value[journeys] = timelines.valueAt(to - 1);
            flags[journeys] = JourneyBlock.CONVERTED;
        } else {
            boolean open = gaps && plan.dataUntil() - timelines.at()[to - 1] < plan.inactivity();
            flags[journeys] = (byte) ((tail ? JourneyBlock.TAIL : 0) | (open ? JourneyBlock.OPEN : 0));
        }
        offset[++journeys] = to - base;
    }

    private JourneyBlock build(int[] step) {
        StepRows row = StepRows.from(base);
        return new JourneyBlock(timelines, journeys, offset, step, row, row, slots, number, interactions, value, flags);
    }
}
