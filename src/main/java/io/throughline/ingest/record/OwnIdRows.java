package io.throughline.ingest.record;

import io.throughline.identity.IdentifierKind;
import io.throughline.identity.IdentityRules;
import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows whose customers' ids are those of one system alone. */
record OwnIdRows(RecordReader rows, OwnIds ids, int customer, List<ColumnMapping.Named> identifiers)
        implements RecordReader {

    /** What the ids of a file are keys of: what the sender says, else the system whose export it is. @throws InvalidArgument where nobody knows whose own they are */
    static CustomerKeys keys(Content content, ImportOptions options) {
        String asked = options.system();
        String system = asked != null
                ? asked
                : content.format().mappings().stream()
                        .map(SourceMapping::id)
                        .findFirst()
                        .orElse(IdentityRules.CUSTOMER);
        boolean own = OwnIds.isOwn(options.given().get(OwnIds.OPTION));
        if (own && system.equals(IdentityRules.CUSTOMER)) {
            throw new InvalidArgument(
                    OwnIds.OPTION, "own", "own with system=NAME beside it, of a table that is no known export");
        }
        boolean shared = IdentityRules.USUAL.kind(system).type() != IdentifierKind.Type.PERSON;
        if (own && (shared || system.indexOf(':') >= 0)) {
            throw new InvalidArgument(
                    "system", system, "the name of a system, without a colon, where its ids are its own");
        }
        return new CustomerKeys(system, own);
    }

    /** The same rows, their ids as they are kept. @param customer its column */
    static RecordReader of(RecordReader rows, OwnIds ids, int customer, List<ColumnMapping.Named> identifiers) {
        return ids.keys().own() && customer >= 0 ? new OwnIdRows(rows, ids, customer, identifiers) : rows;
    }

    private void name(Row row) {
        if (row.fault != null || row.length(customer) == 0 || row.nested(customer)) {
            return;
        }
        List<String> kinds = new ArrayList<>(identifiers.size());
        List<String> values = new ArrayList<>(identifiers.size());
        for (ColumnMapping.Named one : identifiers) {
            if (one.name().equals(CustomerKeys.SAME_AS) && row.length(one.column()) > 0) {
                row.set(one.column(), ids.kept(row.text(one.column()), List.of(), List.of()));
            } else if (row.length(one.column()) > 0) {
                kinds.add(one.name());
                values.add(row.text(one.column()));
            }
        }
        row.set(customer, ids.kept(row.text(customer), kinds, values));
    }

    @Override
    public @Nullable String take(Row row) {
        name(row);
        String fault = rows.take(row);
        row.unset();
        return fault;
    }

    @Override
    public void identify(Row row) {
        name(row);
        rows.identify(row);
        row.unset();
    }

    @Override
    public List<String> finish() {
        return rows.finish();
    }

    @Override
    public BatchWriter writer() {
        return rows.writer();
    }
}
