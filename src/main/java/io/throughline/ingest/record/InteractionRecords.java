package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.CustomerKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customers meeting touchpoints. */
record InteractionRecords() implements RecordKind {
    static final String OPTION = "interactions";

    private static final Set<String> READS = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::option),
                    Stream.of(
                            "zone",
                            "time-format",
                            "decimal",
                            ImportOptions.TRAIT + "NAME",
                            MappingRun.IDENTIFIER + "KIND",
                            "system",
                            OwnIds.OPTION,
                            "ignore",
                            "conversions",
                            "conversion-rows"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public String words() {
        return "interactions";
    }

    @Override
    public Set<String> reads() {
        return READS;
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
        CustomerKeys keys = OwnIdRows.keys(content, options);
        return (session, settings) -> {
            BatchWriter writer = new BatchWriter(session, settings, options.conversionRows(), options.conversions())
                    .watched(forms, options.askedConversions());
            RecordReader rows = RowRules.of(columns, keys, options.zone(), forms, writer);
            return OwnIdRows.of(
                    rows,
                    new OwnIds(keys, settings.identity().nobody()),
                    columns.column(Role.CUSTOMER),
                    columns.identifiers());
        };
    }
}
