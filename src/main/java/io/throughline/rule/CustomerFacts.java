package io.throughline.rule;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.StepRows;
import io.throughline.journey.Timelines;
import io.throughline.journey.Weave;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through the customers of a block and gathers what a rule reads of each, into one array that is used again. */
final class CustomerFacts {
    private static final long DAY = 86_400_000_000L;

    private final FactPlan plan;
    private final JourneyBlock block;
    private final Timelines timelines;
    private final int[] tuple;
    private final boolean countsSteps;
    private final boolean sums;
    private final int[] @Nullable [] traits;
    private int from;
    private int to;
    private int slot;
    private int conversions;
    private int interactions;
    private double value;

    CustomerFacts(FactPlan plan, JourneyBlock block) {
        this.plan = plan;
        this.block = block;
        timelines = block.timelines();
        tuple = new int[plan.width()];
        countsSteps = plan.reads(CustomerFields.Kind.VISITED, CustomerFields.Kind.COUNT);
        sums = plan.reads(
                CustomerFields.Kind.CONVERTED,
                CustomerFields.Kind.CONVERSIONS,
                CustomerFields.Kind.VALUE,
                CustomerFields.Kind.INTERACTIONS);
        traits = plan.fields().stream()
                .map(field -> field.column() == null ? null : field.column().codes(timelines))
                .toArray(int[][]::new);
    }

    /** Gathers the next customer; false where there is none. */
    boolean next() {
        if (to == block.journeys()) {
            return false;
        }
        from = to;
        slot = block.slot()[from];
        while (to < block.journeys() && block.slot()[to] == slot) {
            to++;
        }
        gather();
        return true;
    }

    int ordinal() {
        return timelines.ordinals()[slot];
    }

    /** The next call changes it. */
    int[] tuple() {
        return tuple;
    }

    private void gather() {
        Arrays.fill(tuple, 0);
        if (countsSteps) {
            countSteps();
        }
        if (sums) {
            sum();
        }
        for (int i = 0; i < plan.fields().size(); i++) {
            put(i, plan.offset(i));
        }
    }

    private void countSteps() {
        int[] contact = timelines.contact();
        StepRows row = block.row();
        int end = block.offset()[to];
        for (int i = block.offset()[from]; i < end; i++) {
            int[] places = plan.counted(contact[row.at(i)]);
            if (places != null) {
                for (int place : places) {
                    tuple[place]++;
                }
            }
        }
    }

    private void sum() {
        conversions = 0;
        interactions = 0;
        value = 0;
        for (int j = from; j < to; j++) {
            conversions += block.converted(j) ? 1 : 0;
            interactions += block.interactions()[j];
            value += block.value()[j];
        }
    }

    private void put(int field, int at) {
        int first = timelines.offsets()[slot];
        int last = timelines.offsets()[slot + 1] - 1;
        switch (plan.fields().get(field).kind()) {
            case TRAIT -> tuple[at] = trait(field);
            case CONVERTED, CONVERSIONS -> tuple[at] = conversions;
            case INTERACTIONS -> tuple[at] = interactions;
            case VALUE -> FactPlan.putWide(tuple, at, Double.doubleToLongBits(value));
            case DAYS_ACTIVE -> tuple[at] = daysActive(first, last);
            case FIRST_CHANNEL -> tuple[at] = channel(Weave.first(timelines, plan.cut(), first, last + 1));
            case LAST_CHANNEL -> tuple[at] = channel(Weave.last(timelines, plan.cut(), first, last + 1));
            case FIRST_SEEN -> FactPlan.putWide(tuple, at, time(first));
            case LAST_SEEN -> FactPlan.putWide(tuple, at, time(last));
            case VISITED -> tuple[at] = Math.min(1, tuple[at]);
            case COUNT -> {
                // counted already
            }
        }
    }

    private int channel(int row) {
        return plan.channel(timelines.contact()[row]);
    }

    private int trait(int field) {
        int[] codes = traits[field];
        return codes == null ? FactPlan.NONE : codes[slot];
    }

    private long time(int row) {
        return timelines.stepClock().get(slot) ? FactPlan.NEVER : timelines.at()[row];
    }

    private int daysActive(int first, int last) {
        if (timelines.stepClock().get(slot)) {
            return FactPlan.NONE;
        }
        long[] at = timelines.at();
        int days = 1;
        for (int row = first + 1; row <= last; row++) {
            days += Math.floorDiv(at[row], DAY) == Math.floorDiv(at[row - 1], DAY) ? 0 : 1;
        }
        return days;
    }
}
