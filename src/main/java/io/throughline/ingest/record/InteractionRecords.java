package io.throughline.ingest.record;

import io.throughline.identity.IdentityRules;
import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Customers meeting touchpoints. */
record InteractionRecords() implements RecordKind {
    static final String OPTION = "interactions";

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public boolean fits(List<String> header, ImportOptions options) {
        return true;
    }

    @Override
    public boolean replacesSample() {
        return true;
    }

    @Override
    public List<String> uses(List<String> header, ImportOptions options) {
        return ColumnMapping.map(header, options).uses();
    }

    @Override
    public Optional<Profile> profile(List<String> header, ImportOptions options, Forms assumed) {
        ColumnMapping columns = ColumnMapping.map(header, options);
        Map<Integer, Amounts> amounts = new TreeMap<>();
        for (Role role : List.of(Role.SEQUENCE, Role.VALUE)) {
            amounts.put(columns.column(role), assumed.amounts(columns.name(role)));
        }
        return Optional.of(new Profile(assumed, columns.column(Role.TIME), columns.column(Role.CLOCK), amounts));
    }

    @Override
    public Opening check(Content content, List<String> header, ImportOptions options, Forms forms) {
        ColumnMapping columns = ColumnMapping.map(header, options, forms.paired());
        return (session, settings) -> {
            BatchWriter writer = new BatchWriter(session, settings, options.conversionRows(), options.conversions())
                    .watched(forms, options.askedConversions());
            return RowRules.of(columns, system(content, options), options.zone(), forms, writer);
        };
    }

    /** What customers' ids are keys of: what the sender says, else the system whose export it is. */
    private static String system(Content content, ImportOptions options) {
        String asked = options.system();
        return asked != null
                ? asked
                : content.format().mappings().stream()
                        .map(SourceMapping::id)
                        .findFirst()
                        .orElse(IdentityRules.CUSTOMER);
    }
}
