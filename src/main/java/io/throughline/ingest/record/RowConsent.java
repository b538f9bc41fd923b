package io.throughline.ingest.record;

import io.throughline.ingest.batch.ConsentRows;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Flags;
import java.util.List;

/** Whether customers of rows agree to be looked at. */
final class RowConsent {
    private final int column;
    private final int customer;
    private final String system;
    private final ConsentRows consents;
    private final Flags flags;

    RowConsent(ColumnMapping columns, String system, ConsentRows consents) {
        this.column = columns.column(Role.CONSENT);
        this.customer = columns.column(Role.CUSTOMER);
        this.system = system;
        this.consents = consents;
        this.flags = Flags.ofConsent(columns.name(Role.CONSENT));
    }

    /** Whether a row says something of it. */
    boolean has(Row row) {
        return column >= 0 && row.length(column) > 0;
    }

    /** Takes what a row says; false where that is neither yes nor no. */
    boolean take(Row row, long at) {
        Boolean grants = has(row) ? flags.tell(row.chars, row.from(column), row.to(column)) : null;
        if (grants != null) {
            consents.add(row.text(customer), system, at, grants);
        }
        return grants != null;
    }

    List<String> finish() {
        return flags.finish();
    }
}
