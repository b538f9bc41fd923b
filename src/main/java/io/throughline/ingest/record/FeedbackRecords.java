package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.CustomerKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What customers say. It speaks of their interactions, so a sample market leaves as it comes. */
record FeedbackRecords() implements RecordKind {
    @Override
    public String option() {
        return "feedback";
    }

    @Override
    public String words() {
        return "feedback (kind=feedback)";
    }

    @Override
    public Set<String> reads() {
        return FeedbackRole.READS;
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
        return FeedbackColumns.of(header, options).uses();
    }

    @Override
    public Optional<Profile> profile(List<String> header, ImportOptions options, Forms assumed) {
        return Optional.of(FeedbackColumns.of(header, options).profile(assumed));
    }

    @Override
    public Opening check(Content content, List<String> header, ImportOptions options, Forms forms) {
        FeedbackColumns columns = FeedbackColumns.of(header, options);
        columns.require();
        CustomerKeys keys = OwnIdRows.keys(content, options);
        return (session, settings) -> {
            BatchWriter writer = new BatchWriter(session, settings, ConversionRows.AFTER, List.of());
            writer.evidence().keysOf(keys, false);
            RecordReader rows = new FeedbackTable(columns, session, writer, settings.buffer(), options.zone(), forms);
            return OwnIdRows.of(
                    rows,
                    new OwnIds(keys, settings.identity().nobody()),
                    columns.column(FeedbackRole.CUSTOMER),
                    List.of());
        };
    }
}
