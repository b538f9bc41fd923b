package io.throughline.ingest.batch;

import io.throughline.identity.IdentifierKind;
import io.throughline.identity.IdentityRules;
import io.throughline.ingest.text.OddCells;
import io.throughline.ingest.text.TextDictionary;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what records tell of who is one customer, and writes it now and then; equal words of several records are one row. */
public final class EvidenceRows {
    private static final int FULL = 500_000;

    private record Pair(String customer, String ownKind, String kind, String value, boolean said) {}

    private static final class Told {
        private long first;
        private long last;
        private long records;

        Told(long at) {
            this.first = at;
            this.last = at;
        }
    }

    private final ImportSession session;
    private final IdentityRules rules;
    private final Map<Pair, Told> told = new LinkedHashMap<>();
    /** Customers with records that were told, since they were looked at last; none where their ids are no keys of a named system. */
    private final Set<String> seen = new HashSet<>();

    private String system = IdentityRules.CUSTOMER;
    private final Map<String, IdentifierKind> kindsOf = new HashMap<>();
    private final NobodyNames nobody;
    /** Cells by kind that seem to hold several values, of which not all can be told. */
    private final Map<String, OddCells> unclear = new TreeMap<>();
    /** Values by kind that are too long to be kept. */
    private final Map<String, OddCells> tooLong = new TreeMap<>();

    EvidenceRows(ImportSession session, IdentityRules rules) {
        this.session = session;
        this.rules = rules;
        this.nobody = new NobodyNames(rules.nobody());
    }

    /** Customers who are called by a word that names nobody. */
    NobodyNames nobody() {
        return nobody;
    }

    void tell(List<String> notes) {
        nobody.tell(notes);
        unclear.values().forEach(cells -> cells.tell(notes));
        tooLong.values().forEach(cells -> cells.tell(notes));
    }

    /** One record's identifiers. @param system the kind of a customer id that is none of them */
    public void add(String customer, String system, List<String> kinds, List<String> values, long at) {
        String own = ownKind(customer, system, kinds, values);
        if (isKey(this.system)) {
            seen.add(customer);
        }
        boolean alone = own.equals(system) && isKey(own);
        for (int i = 0; i < kinds.size(); i++) {
            String named = kinds.get(i);
            String value = values.get(i);
            boolean said = named.equals(CustomerKeys.SAME_AS);
            boolean same = value.equals(customer) && (said || named.equals(own));
            if (!same && !TextDictionary.nothing(value)) {
                String kind = said ? system : named;
                List<String> kept = parts(kind, value).stream()
                        .filter(part -> isKept(named, part))
                        .toList();
                alone &= kept.isEmpty();
                kept.forEach(part -> add(customer, said ? system : own, kind, part, said, at));
            }
        }
        if (alone) {
            add(customer, own, own, customer, false, at);
        }
    }

    /** Whether it is the key of a system that somebody named. */
    private boolean isKey(String kind) {
        return !kind.equals(IdentityRules.CUSTOMER)
                && kindsOf.computeIfAbsent(kind, rules::kind).type() == IdentifierKind.Type.PERSON;
    }

    /** The values of a cell. */
    private List<String> parts(String kind, String cell) {
        IdentifierKind rule = kindsOf.computeIfAbsent(kind, rules::kind);
        if (rule.seemsSeveral(cell)) {
            unclear.computeIfAbsent(kind, OddCells::severalIn).add(cell.toCharArray(), 0, cell.length());
        }
        return rule.parts(cell);
    }

    private boolean isKept(String kind, String value) {
        boolean kept = value.length() <= Names.LONGEST;
        if (!kept) {
            tooLong.computeIfAbsent(kind, OddCells::tooLong).add(value.toCharArray(), 0, value.length());
        }
        return kept;
    }

    /** What customers' ids are keys of. @param compare whether to tell of those that other systems brought too */
    public void keysOf(CustomerKeys keys, boolean compare) {
        system = keys.system();
        session.keysOf(keys, compare);
    }

    /** Items of feedback are about to be written. */
    public void look(List<FeedbackRow> items) {
        nobody.look(items);
        lookAlone(items);
    }

    private void lookAlone(List<FeedbackRow> items) {
        for (FeedbackRow item : items) {
            String customer = item.customer();
            if (customer != null) {
                lookAlone(customer);
            }
        }
    }

    /**
     * An id that is an address in another spelling than the usual one is told even alone: else every spelling would be a customer. So is a key of a system
     * that somebody named: else nobody who carries it would be its customer.
     */
    private void lookAlone(String customer) {
        String own = ownKind(customer, system);
        if (own.equals(IdentityRules.CUSTOMER)) {
            return;
        }
        if (isKey(own)) {
            if (!seen.contains(customer)) {
                add(customer, own, own, customer, false, EvidenceRow.NO_TIME);
            }
            return;
        }
        for (String part : parts(own, customer)) {
            if (!kindsOf.computeIfAbsent(own, rules::kind).normal(part).equals(customer)) {
                add(customer, own, own, part, false, EvidenceRow.NO_TIME);
            }
        }
    }

    private void add(String customer, String own, String kind, String value, boolean said, long at) {
        Told one = told.computeIfAbsent(new Pair(customer, own, kind, value, said), pair -> new Told(at));
        boolean earlier = at != EvidenceRow.NO_TIME && (at < one.first || one.first == EvidenceRow.NO_TIME);
        one.first = earlier ? at : one.first;
        one.last = Math.max(one.last, at);
        one.records++;
        if (told.size() == FULL) {
            write();
        }
    }

    /** What a customer's id is: the identifier that it equals, an address where it has the form of one, else its system's key. */
    static String ownKind(String customer, String system, List<String> kinds, List<String> values) {
        for (int i = 0; i < kinds.size(); i++) {
            if (values.get(i).equals(customer) && !kinds.get(i).equals(CustomerKeys.SAME_AS)) {
                return kinds.get(i);
            }
        }
        return ownKind(customer, system);
    }

    /** What an id is that equals no other identifier. */
    static String ownKind(String customer, String system) {
        return IdentifierKind.isEmail(customer) ? IdentityRules.EMAIL : system;
    }

    /** Writes what was gathered, and of these. */
    void write(List<String> customers, List<FeedbackRow> said) {
        customers.forEach(this::lookAlone);
        lookAlone(said);
        seen.clear();
        write();
    }

    private void write() {
        if (told.isEmpty()) {
            return;
        }
        List<EvidenceRow> rows = new ArrayList<>();
        told.forEach((pair, one) -> rows.add(new EvidenceRow(
                pair.customer, pair.ownKind, pair.kind, pair.value, pair.said, one.first, one.last, one.records)));
        told.clear();
        rows.forEach(nobody::lookBeside);
        session.writeEvidence(rows);
    }
}
