package io.throughline.ingest.record;

import io.throughline.ingest.batch.EvidenceRows;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.TextDictionary;
import java.util.ArrayList;
import java.util.List;

/** The identifiers that rows carry beside the customer's id. */
final class RowIdentifiers {
    /** A kind whose values are ids of the customer's system that are the same customer. */
    private static final String SAME_AS = "same_as";

    private final List<ColumnMapping.Named> columns;
    private final int customer;
    private final String system;
    private final EvidenceRows evidence;
    private final List<String> kinds = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    RowIdentifiers(ColumnMapping columns, String system, EvidenceRows evidence) {
        this.columns = columns.identifiers();
        this.customer = columns.column(Role.CUSTOMER);
        this.system = system;
        this.evidence = evidence;
    }

    void take(Row row, long at) {
        if (columns.isEmpty()) {
            return;
        }
        kinds.clear();
        values.clear();
        String id = row.text(customer);
        for (ColumnMapping.Named one : columns) {
            int length = row.length(one.column());
            if (length > 0 && length <= RowRules.ID_LIMIT) {
                take(id, one.name(), row.text(one.column()), at);
            }
        }
        evidence.add(id, system, kinds, values, at);
    }

    private void take(String id, String kind, String value, long at) {
        if (TextDictionary.nothing(value)) {
            return;
        }
        if (!kind.equals(SAME_AS)) {
            kinds.add(kind);
            values.add(value);
        } else if (!value.equals(id)) {
            evidence.join(id, system, value, at);
        }
    }
}
