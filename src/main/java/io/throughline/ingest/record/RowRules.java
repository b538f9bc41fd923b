package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ImportBatch;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Flags;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.OddCells;
import io.throughline.ingest.text.TextDictionary;
import io.throughline.ingest.text.Times;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns rows of mapped columns into interactions, or says why a row is none. */
public final class RowRules implements RecordReader {
    /** Characters an id may have. */
    public static final int ID_LIMIT = Names.LONGEST;

    /** Attribute that says of which currency a value is, from the amount itself where no column does. */
    private static final String CURRENCY = "currency";

    private final ColumnMapping columns;
    private final RowIdentifiers identifiers;
    private final RowFeedback said;
    private final RowConsent consent;
    private final Times times;
    private final BatchWriter intake;
    private final int customer;
    private final int time;
    private final int clock;
    private final int touchpoint;
    private final int channel;
    private final int campaign;
    private final int value;
    private final int conversion;
    private final int key;
    private final int order;
    private final int sequence;
    private final List<ImportBatch.Field<InteractionBatch.Attribute>> attributes = new ArrayList<>();
    private final List<ImportBatch.Field<InteractionBatch.Trait>> traits = new ArrayList<>();
    private @Nullable ImportBatch part;
    private final Amounts amounts;
    private final Amounts sequences;
    private final Flags flags;
    private final OddCells noChannel = OddCells.empty(Role.CHANNEL.option());
    private final OddCells noCampaign = OddCells.empty(Role.CAMPAIGN.option());
    private final OddCells noKey = OddCells.empty(Role.KEY.option());
    private final OddCells noOrder = OddCells.empty(Role.ORDER.option());

    private RowRules(ColumnMapping columns, CustomerKeys keys, Times times, Forms forms, BatchWriter intake) {
        this.columns = columns;
        intake.evidence().keysOf(keys, true);
        this.identifiers = new RowIdentifiers(columns, keys.system(), intake.evidence());
        this.said = new RowFeedback(columns, intake);
        this.consent = new RowConsent(columns, keys.system(), intake.consents());
        this.times = times;
        this.amounts = forms.amounts(columns.name(Role.VALUE));
        this.sequences = forms.amounts(columns.name(Role.SEQUENCE));
        this.flags = new Flags(columns.name(Role.CONVERSION));
        this.intake = intake;
        customer = columns.column(Role.CUSTOMER);
        time = columns.column(Role.TIME);
        clock = columns.column(Role.CLOCK);
        touchpoint = columns.column(Role.TOUCHPOINT);
        channel = columns.column(Role.CHANNEL);
        campaign = columns.column(Role.CAMPAIGN);
        value = columns.column(Role.VALUE);
        conversion = columns.column(Role.CONVERSION);
        key = columns.column(Role.KEY);
        order = columns.column(Role.ORDER);
        sequence = columns.column(Role.SEQUENCE);
    }

    /** @param keys what customers' ids are */
    static RowRules of(ColumnMapping columns, CustomerKeys keys, ZoneId zone, Forms forms, BatchWriter intake) {
        Times times = new Times(zone, forms.times(), Times.now());
        return new RowRules(columns, keys, times, forms, intake);
    }

    @Override
    public @Nullable String take(Row row) {
        if (row.fault != null) {
            return row.fault;
        }
        String fault = findFault(row, readTime(row));
        if (fault != null) {
            return fault;
        }
        return has(row, touchpoint) ? enter(row) : consentAlone(row);
    }

    private boolean readTime(Row row) {
        return clock >= 0
                ? times.read(row.chars, row.from(time), row.to(time), row.from(clock), row.to(clock))
                : times.read(row.chars, row.from(time), row.to(time));
    }

    /** A row that says nothing else. */
    private @Nullable String consentAlone(Row row) {
        if (!consent.take(row, times.at())) {
            return "no touchpoint, and a consent that neither grants nor refuses";
        }
        identifiers.take(row, times.at());
        intake.countRow();
        return null;
    }

    @Override
    public void identify(Row row) {
        if (row.fault == null && row.length(customer) > 0 && row.length(customer) <= ID_LIMIT) {
            boolean timed = row.length(time) > 0 && readTime(row);
            identifiers.take(row, timed ? times.at() : EvidenceRow.NO_TIME);
            var unused = timed && consent.take(row, times.at());
        }
    }

    @Override
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        notes.add(columns.describe() + ".");
        notes.addAll(columns.notes());
        notes.add("Times: " + times.reading() + ".");
        notes.addAll(times.notes());
        notes.addAll(amounts.finish());
        notes.addAll(flags.finish());
        notes.addAll(consent.finish());
        said.tell(notes);
        noChannel.tell(notes);
        noCampaign.tell(notes);
        noKey.tell(notes);
        noOrder.tell(notes);
        notes.addAll(sequences.finish());
        return notes;
    }

    private @Nullable String findFault(Row row, boolean readable) {
        for (Role role : Role.values()) {
            if (role.needed() && columns.column(role) >= 0 && row.nested(columns.column(role))) {
                row.culprit = columns.column(role);
                return "an object or a list stands for the " + role.option();
            }
        }
        if (row.length(customer) == 0) {
            return "no customer";
        }
        if (row.length(time) == 0) {
            return "no time";
        }
        if (!readable) {
            row.culprit = time;
            return times.fault();
        }
        if (!has(row, touchpoint) && !consent.has(row)) {
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

    private @Nullable String enter(Row row) {
        ImportBatch to = intake.part();
        int who = to.customers.code(row.chars, row.from(customer), row.to(customer));
        if (!to.admits(who, times.clock())) {
            return "the customer has both times and step numbers";
        }
        int where = to.touchpoints.code(row.chars, row.from(touchpoint), row.to(touchpoint));
        double worth = has(row, value) ? amounts.read(row.chars, row.from(value), row.to(value)) : Double.NaN;
        boolean flagged = has(row, conversion) && flags.read(row.chars, row.from(conversion), row.to(conversion));
        String fault = Double.isNaN(worth) ? intake.lookAtNoValue(where, flagged, row.line) : null;
        if (fault != null) {
            return fault;
        }
        String currency = has(row, value) ? amounts.currency() : null;
        int entry = intake.enter(
                who,
                times.at(),
                where,
                code(row, channel, to.channels, noChannel),
                code(row, campaign, to.campaigns, noCampaign),
                worth,
                row.line,
                flagged);
        keepKey(row, to, entry);
        keepOrder(row, entry);
        if (currency != null) {
            to.batch.setAttribute(
                    to.attribute(CURRENCY, columns.name(Role.VALUE)).target(), entry, currency);
        }
        keepFields(row, to, entry, who);
        identifiers.take(row, times.at());
        said.take(row, times.at());
        var unused = consent.take(row, times.at());
        intake.writeIfFull();
        return null;
    }

    /** The code of an optional name; −1 where the cell is empty or holds a word for nothing. */
    private static int code(Row row, int column, TextDictionary words, OddCells empty) {
        if (!has(row, column)) {
            return -1;
        }
        int code = row.nested(column) ? -1 : words.code(row.chars, row.from(column), row.to(column));
        if (code < 0) {
            empty.add(row.chars, row.from(column), row.to(column));
        }
        return code;
    }

    private void keepOrder(Row row, int entry) {
        if (has(row, order)) {
            String text = row.text(order);
            if (row.nested(order) || TextDictionary.nothing(text)) {
                noOrder.add(row.chars, row.from(order), row.to(order));
            } else {
                intake.setOrder(entry, text);
            }
        }
        if (has(row, sequence)) {
            double number = sequences.read(row.chars, row.from(sequence), row.to(sequence));
            if (!Double.isNaN(number)) {
                intake.setSequence(entry, number);
            }
        }
    }

    private void keepKey(Row row, ImportBatch to, int entry) {
        if (has(row, key)) {
            String text = row.text(key);
            if (row.nested(key) || TextDictionary.nothing(text)) {
                noKey.add(row.chars, row.from(key), row.to(key));
            } else {
                to.setKey(entry, text);
            }
        }
    }

    private void keepFields(Row row, ImportBatch to, int entry, int who) {
        if (to != part) {
            bind(to);
        }
        for (int i = 0; i < attributes.size(); i++) {
            int column = columns.attributes().get(i).column();
            if (holds(row, column)) {
                ImportBatch.Field<InteractionBatch.Attribute> field = attributes.get(i);
                String text = field.words().text(row.chars, row.from(column), row.to(column));
                to.batch.setAttribute(field.target(), entry, text);
            }
        }
        for (int i = 0; i < traits.size(); i++) {
            int column = columns.traits().get(i).column();
            if (holds(row, column)) {
                ImportBatch.Field<InteractionBatch.Trait> field = traits.get(i);
                String text = field.words().text(row.chars, row.from(column), row.to(column));
                to.batch.offerTrait(field.target(), who, text, times.at());
            }
        }
    }

    private void bind(ImportBatch to) {
        attributes.clear();
        traits.clear();
        columns.attributes()
                .forEach(named -> attributes.add(to.attribute(named.name(), columns.header.get(named.column()))));
        columns.traits().forEach(named -> traits.add(to.trait(named.name(), columns.header.get(named.column()))));
        part = to;
    }

    /** Members of an object are columns of their own. */
    private static boolean holds(Row row, int column) {
        return row.length(column) > 0 && !(row.nested(column) && row.chars[row.from(column)] == '{');
    }

    private static boolean has(Row row, int column) {
        return column >= 0 && row.length(column) > 0;
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
