package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.text.Forms;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Money spent on a day for a channel or a campaign. Costs say nothing about journeys, so a sample market stays. */
record CostRecords() implements RecordKind {
    @Override
    public String option() {
        return "costs";
    }

    @Override
    public String words() {
        return "costs (kind=costs)";
    }

    @Override
    public Set<String> reads() {
        return Set.of("time-format", "decimal");
    }

    @Override
    public boolean fits(List<String> header, ImportOptions options) {
        return true;
    }

    @Override
    public boolean replacesSample() {
        return false;
    }

    @Override
    public Optional<Profile> profile(List<String> header, ImportOptions options, Forms assumed) {
        return Optional.of(CostColumns.of(header).profile(assumed));
    }

    @Override
    public Opening check(Content content, List<String> header, ImportOptions options, Forms forms) {
        CostColumns columns = CostColumns.of(header);
        columns.require(header);
        return (session, settings) -> new CostTable(
                columns, session, new BatchWriter(session, settings, ConversionRows.AFTER, List.of()), forms);
    }
}
