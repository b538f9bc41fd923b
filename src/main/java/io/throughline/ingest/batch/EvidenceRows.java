package io.throughline.ingest.batch;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportLog.ImportSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers what records tell of who is one customer, and writes it now and then; equal words of several records are one row. */
public final class EvidenceRows {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

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
    private final Map<Pair, Told> told = new LinkedHashMap<>();

    EvidenceRows(ImportSession session) {
        this.session = session;
    }

    /** One record's identifiers. @param system the kind of a customer id that is none of them */
    public void add(String customer, String system, List<String> kinds, List<String> values, long at) {
        String own = ownKind(customer, system, kinds, values);
        for (int i = 0; i < kinds.size(); i++) {
            boolean same = kinds.get(i).equals(own) && values.get(i).equals(customer);
            if (!same && !values.get(i).isEmpty()) {
                add(customer, own, kinds.get(i), values.get(i), false, at);
            }
        }
    }

    /** A system says that two of its keys are one customer. */
    public void join(String customer, String ownKind, String other, long at) {
        add(customer, ownKind, ownKind, other, true, at);
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
    private static String ownKind(String customer, String system, List<String> kinds, List<String> values) {
        int place = values.indexOf(customer);
        if (place >= 0) {
            return kinds.get(place);
        }
        return customer.indexOf('@') > 0 && EMAIL.matcher(customer).matches() ? IdentityRules.EMAIL : system;
    }

    void write() {
        if (told.isEmpty()) {
            return;
        }
        List<EvidenceRow> rows = new ArrayList<>();
        told.forEach((pair, one) -> rows.add(new EvidenceRow(
                pair.customer, pair.ownKind, pair.kind, pair.value, pair.said, one.first, one.last, one.records)));
        told.clear();
        session.writeEvidence(rows);
    }
}
