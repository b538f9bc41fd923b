package io.throughline.ingest;

import io.throughline.journey.InteractionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns rows of mapped columns into interactions, or says why a row is none. */
final class RowRules {
    /** Characters an id may have. */
    static final int ID_LIMIT = 512;

    private final Columns columns;
    private final Times times;
    private final Intake intake;
    private final int customer;
    private final int time;
    private final int touchpoint;
    private final int channel;
    private final int campaign;
    private final int value;
    private final int conversion;
    private final int key;
    private final int order;
    private final int sequence;
    private final List<Part.Field<InteractionBatch.Attribute>> attributes = new ArrayList<>();
    private final List<Part.Field<InteractionBatch.Trait>> traits = new ArrayList<>();
    private @Nullable Part part;
    private long otherFlags;
    private long otherSequences;
    private String otherSequence = "";
    private String otherFlag = "";

    RowRules(Columns columns, Times times, Intake intake) {
        this.columns = columns;
        this.times = times;
        this.intake = intake;
        customer = columns.column(Role.CUSTOMER);
        time = columns.column(Role.TIME);
        touchpoint = columns.column(Role.TOUCHPOINT);
        channel = columns.column(Role.CHANNEL);
        campaign = columns.column(Role.CAMPAIGN);
        value = columns.column(Role.VALUE);
        conversion = columns.column(Role.CONVERSION);
        key = columns.column(Role.KEY);
        order = columns.column(Role.ORDER);
        sequence = columns.column(Role.SEQUENCE);
    }

    /** Takes a row in; returns why it is refused, or null. */
    @Nullable
    String take(Row row) {
        if (row.fault != null) {
            return row.fault;
        }
        boolean readable = times.read(row.chars, row.from(time), row.to(time));
        String fault = findFault(row, readable);
        double amount = Double.NaN;
        if (fault == null && has(row, value)) {
            amount = Numbers.read(row.chars, row.from(value), row.to(value));
            fault = Double.isNaN(amount) ? "value is not a number" : null;
        }
        return fault != null ? fault : enter(row, amount);
    }

    /** What the report should say about this file. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(columns.describe() + ".");
        notes.add("Times: " + times.reading() + ".");
        if (times.mixed()) {
            notes.add("The time column holds both times and step numbers; check it, and name another by time=COLUMN.");
        }
        if (otherSequences > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d sequence cells such as '%s' are no numbers; their rows come after the others of the same time.",
                    otherSequences,
                    otherSequence));
        }
        if (otherFlags > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d conversion cells such as '%s' are neither 1, true, yes, y nor 0, false, no, n; they were read as no.",
                    otherFlags,
                    otherFlag));
        }
        return notes;
    }

    private @Nullable String findFault(Row row, boolean readable) {
        if (row.length(customer) == 0) {
            return "no customer";
        }
        if (row.length(time) == 0) {
            return "no time";
        }
        if (!readable) {
            return times.fault();
        }
        if (row.length(touchpoint) == 0) {
            return "empty touchpoint";
        }
        String tooLong = tooLong(row, customer, "customer");
        tooLong = tooLong != null ? tooLong : tooLong(row, touchpoint, "touchpoint");
        tooLong = tooLong != null ? tooLong : tooLong(row, channel, "channel");
        tooLong = tooLong != null ? tooLong : tooLong(row, campaign, "campaign");
        tooLong = tooLong != null ? tooLong : tooLong(row, key, "key");
        return tooLong != null ? tooLong : tooLong(row, order, "order");
    }

    private static @Nullable String tooLong(Row row, int column, String what) {
        return column >= 0 && row.length(column) > ID_LIMIT ? what + " longer than 512 characters" : null;
    }

    private @Nullable String enter(Row row, double amount) {
        Part to = intake.part();
        int who = to.customers.code(row.chars, row.from(customer), row.to(customer));
        if (!to.admits(who, times.clock())) {
            return "the customer has both times and step numbers";
        }
        int entry = intake.enter(
                who,
                times.at(),
                to.touchpoints.code(row.chars, row.from(touchpoint), row.to(touchpoint)),
                has(row, channel) ? to.channels.code(row.chars, row.from(channel), row.to(channel)) : -1,
                has(row, campaign) ? to.campaigns.code(row.chars, row.from(campaign), row.to(campaign)) : -1,
                amount,
                row.line,
                flagged(row));
        if (has(row, key)) {
            to.setKey(entry, row.text(key));
        }
        if (has(row, order)) {
            intake.setOrder(entry, row.text(order));
        }
        if (has(row, sequence)) {
            place(row, entry);
        }
        keepFields(row, to, entry, who);
        intake.writeIfFull();
        return null;
    }

    private void place(Row row, int entry) {
        double number = Numbers.read(row.chars, row.from(sequence), row.to(sequence));
        if (Double.isNaN(number)) {
            otherSequence = otherSequences++ == 0 ? Rows.shorten(row.text(sequence)) : otherSequence;
        } else {
            intake.setSequence(entry, number);
        }
    }

    private void keepFields(Row row, Part to, int entry, int who) {
        if (to != part) {
            bind(to);
        }
        for (int i = 0; i < attributes.size(); i++) {
            int column = columns.attributes().get(i).column();
            if (row.length(column) > 0) {
                Part.Field<InteractionBatch.Attribute> field = attributes.get(i);
                String text = field.words().text(row.chars, row.from(column), row.to(column));
                to.batch.setAttribute(field.target(), entry, text);
            }
        }
        for (int i = 0; i < traits.size(); i++) {
            int column = columns.traits().get(i).column();
            if (row.length(column) > 0) {
                Part.Field<InteractionBatch.Trait> field = traits.get(i);
                String text = field.words().text(row.chars, row.from(column), row.to(column));
                to.batch.offerTrait(field.target(), who, text, times.at());
            }
        }
    }

    private void bind(Part to) {
        attributes.clear();
        traits.clear();
        columns.attributes().forEach(named -> attributes.add(to.attribute(named.name())));
        columns.traits().forEach(named -> traits.add(to.trait(named.name())));
        part = to;
    }

    private boolean flagged(Row row) {
        if (!has(row, conversion)) {
            return false;
        }
        char[] c = row.chars;
        int from = row.from(conversion);
        int length = row.length(conversion);
        if (length == 1 && (c[from] == '1' || c[from] == '0')) {
            return c[from] == '1';
        }
        String text = row.text(conversion).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "yes", "y" -> true;
            case "false", "no", "n" -> false;
            default -> {
                otherFlag = otherFlags++ == 0 ? Rows.shorten(row.text(conversion)) : otherFlag;
                yield false;
            }
        };
    }

    private static boolean has(Row row, int column) {
        return column >= 0 && row.length(column) > 0;
    }
}
