package io.throughline.rule;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.CutPlan;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneySet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the fields of a rule are gathered as whole numbers, and what the numbers mean. Shared by the threads that gather. */
final class FactPlan {
    /** Where a number of 32 bits is missing. */
    static final int NONE = -1;
    /** Where a time is missing. */
    static final long NEVER = Long.MIN_VALUE;

    private final List<CustomerFields.Field> fields;
    private final int[] offset;
    private final double[] @Nullable [] cuts;
    private final int[] @Nullable [] places;
    private final int[] @Nullable [] counted;
    private final int[] channel;
    private final List<String> channels;
    private final CutPlan cut;

    /** @param cuts see {@link RuleThresholds} */
    FactPlan(List<CustomerFields.Field> fields, double[] @Nullable [] cuts, JourneySet everyone) {
        this.fields = fields;
        this.cuts = cuts;
        cut = everyone.plan();
        places = IntStream.range(0, fields.size())
                .mapToObj(i -> places(fields.get(i), cuts[i]))
                .toArray(int[][]::new);
        offset = new int[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            offset[i + 1] = offset[i] + fields.get(i).kind().width;
        }
        InteractionKindNames names = everyone.contacts();
        int contacts = everyone.plan().step().length;
        counted = new int[contacts][];
        channel = new int[contacts];
        TreeSet<String> known = new TreeSet<>();
        for (int contact = 0; contact < contacts; contact++) {
            counted[contact] = names.joins(contact)
                    ? null
                    : counting(names.touchpointOf(contact).id());
            String name = names.channelOf(contact);
            if (name != null) {
                known.add(name);
            }
        }
        channels = new ArrayList<>(known);
        for (int contact = 0; contact < contacts; contact++) {
            String name = names.channelOf(contact);
            channel[contact] = name == null ? NONE : channels.indexOf(name);
        }
    }

    /** Places in the tuple of what is counted at a touchpoint; null: nothing. */
    private int @Nullable [] counting(String touchpoint) {
        int[] places = new int[fields.size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            CustomerFields.Field field = fields.get(i);
            if (field.kind().ofTouchpoint() && field.name().equals(touchpoint)) {
                places[count++] = offset[i];
            }
        }
        return count == 0 ? null : Arrays.copyOf(places, count);
    }

    List<CustomerFields.Field> fields() {
        return fields;
    }

    boolean reads(CustomerFields.Kind... kinds) {
        return fields.stream().anyMatch(field -> List.of(kinds).contains(field.kind()));
    }

    int width() {
        return offset[fields.size()];
    }

    int offset(int field) {
        return offset[field];
    }

    int @Nullable [] counted(int contact) {
        return counted[contact];
    }

    CutPlan cut() {
        return cut;
    }

    int channel(int contact) {
        return channel[contact];
    }

    /** Where each value of a trait that is read as a number lies, by code; null for other fields. */
    private static int @Nullable [] places(CustomerFields.Field field, double @Nullable [] cuts) {
        CodeColumn column = field.column();
        if (cuts == null || column == null || !field.number()) {
            return null;
        }
        return IntStream.range(0, column.values().size())
                .map(code -> place(cuts, column.values().number(code)))
                .toArray();
    }

    private static int place(double[] cuts, double number) {
        return Double.isNaN(number) ? NONE : RuleThresholds.place(cuts, number);
    }

    /** What of a tuple makes a difference to the rule: in place of a figure that is only compared, between which others it lies. */
    void toKey(int[] tuple, int[] key) {
        System.arraycopy(tuple, 0, key, 0, key.length);
        for (int i = 0; i < cuts.length; i++) {
            if (cuts[i] != null) {
                key[offset[i]] = place(i, cuts[i], tuple);
                Arrays.fill(key, offset[i] + 1, offset[i + 1], 0);
            }
        }
    }

    private int place(int field, double[] compared, int[] tuple) {
        int at = offset[field];
        int number = tuple[at];
        return switch (fields.get(field).kind()) {
            case TRAIT -> places[field] == null || number == NONE ? number : places[field][number];
            case COUNT, CONVERSIONS, INTERACTIONS -> RuleThresholds.place(compared, number);
            case DAYS_ACTIVE -> number == NONE ? NONE : RuleThresholds.place(compared, number);
            case VALUE -> RuleThresholds.place(compared, Double.longBitsToDouble(wide(tuple, at)));
            case FIRST_SEEN, LAST_SEEN ->
                wide(tuple, at) == NEVER ? NONE : RuleThresholds.place(compared, wide(tuple, at));
            case VISITED, CONVERTED, FIRST_CHANNEL, LAST_CHANNEL -> number;
        };
    }

    /** The values that a rule is asked with. */
    Object[] values(int[] tuple) {
        int size = fields.size();
        Object[] values = new Object[size * 2];
        for (int i = 0; i < size; i++) {
            Object there = value(fields.get(i), tuple, offset[i]);
            values[i] = there == null ? fields.get(i).blank() : there;
            values[i + size] = there != null;
        }
        return values;
    }

    private @Nullable Object value(CustomerFields.Field field, int[] tuple, int at) {
        int number = tuple[at];
        return switch (field.kind()) {
            case TRAIT -> trait(field, number);
            case VISITED, CONVERTED -> number > 0;
            case COUNT, CONVERSIONS, INTERACTIONS -> (double) number;
            case DAYS_ACTIVE -> number == NONE ? null : (Object) (double) number;
            case FIRST_CHANNEL, LAST_CHANNEL -> number == NONE ? null : channels.get(number);
            case VALUE -> Double.longBitsToDouble(wide(tuple, at));
            case FIRST_SEEN, LAST_SEEN -> time(wide(tuple, at));
        };
    }

    private static @Nullable Object trait(CustomerFields.Field field, int code) {
        return code == NONE || field.column() == null
                ? null
                : field.column().values().find(code, field.number());
    }

    private static @Nullable Instant time(long micros) {
        return micros == NEVER ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static void putWide(int[] tuple, int at, long bits) {
        tuple[at] = (int) (bits >>> 32);
        tuple[at + 1] = (int) bits;
    }

    private static long wide(int[] tuple, int at) {
        return (long) tuple[at] << 32 | (tuple[at + 1] & 0xFFFF_FFFFL);
    }
}
