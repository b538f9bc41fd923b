package io.throughline.ingest.batch;

import io.throughline.journey.ConsentRow;
import io.throughline.journey.ImportLog.ImportSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what customers say of being looked at, the last word of each, and writes it now and then. */
public final class ConsentRows {
    private static final int FULL = 500_000;

    private final ImportSession session;
    private final Map<String, ConsentRow> last = new LinkedHashMap<>();
    private long granted;
    private long refused;

    ConsentRows(ImportSession session) {
        this.session = session;
    }

    /** A customer's word. @param system the kind of an id that is no address */
    public void add(String customer, String system, long at, boolean grants) {
        granted += grants ? 1 : 0;
        refused += grants ? 0 : 1;
        ConsentRow row = new ConsentRow(customer, EvidenceRows.ownKind(customer, system), at, grants);
        last.merge(customer, row, ConsentRows::later);
        if (last.size() == FULL) {
            write();
        }
    }

    private static ConsentRow later(ConsentRow a, ConsentRow b) {
        return a.at() > b.at() || (a.at() == b.at() && !a.granted()) ? a : b;
    }

    void write() {
        if (!last.isEmpty()) {
            session.writeConsents(new ArrayList<>(last.values()));
            last.clear();
        }
    }

    void tell(List<String> notes) {
        if (granted + refused > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Consent: %,d rows grant it, %,d refuse it. Customers whose last word is a refusal are left out of all figures, unless a scope says consent: IGNORE.",
                    granted,
                    refused));
        }
    }
}
