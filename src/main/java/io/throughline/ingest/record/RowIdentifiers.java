package io.throughline.ingest.record;

import io.throughline.ingest.batch.EvidenceRows;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import java.util.ArrayList;
import java.util.List;

/** The identifiers that rows carry beside the customer's id. */
final class RowIdentifiers {
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
            if (row.length(one.column()) > 0) {
                kinds.add(one.name());
                values.add(row.text(one.column()));
            }
        }
        evidence.add(id, system, kinds, values, at);
    }
}
