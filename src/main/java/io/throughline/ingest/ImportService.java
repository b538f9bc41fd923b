package io.throughline.ingest;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.record.ColumnMapping;
import io.throughline.ingest.record.CostTable;
import io.throughline.ingest.record.ImportKind;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.record.LiveRules;
import io.throughline.ingest.record.PathColumns;
import io.throughline.ingest.record.PathSeparator;
import io.throughline.ingest.record.PathTable;
import io.throughline.ingest.record.Profile;
import io.throughline.ingest.record.RowRules;
import io.throughline.ingest.text.FormChanged;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.TextStream;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.LiveInteraction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes files and live batches into the store: the one pipeline behind every door. */
public final class ImportService {
    private static final System.Logger LOG = System.getLogger(ImportService.class.getName());
    /** Rows between two words of progress. */
    private static final int STRIDE = 1 << 14;

    private final ImportLog store;
    private final ImportSettings settings;
    private final List<ImportListener> listeners = new CopyOnWriteArrayList<>();

    public ImportService(ImportLog store, ImportSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Adds someone to be told of every finished import. */
    public void addListener(ImportListener listener) {
        listeners.add(listener);
    }

    /**
     * Imports a file; it is visible when this returns.
     *
     * @throws ImportRefused when the file as a whole is refused; nothing of it stays, as after any other failure
     */
    public ImportReport importFile(ImportFile file, ImportOptions options, ImportProgress progress) {
        Content content = Content.detect(file, options.encoding());
        ImportReport report;
        store.awaitPurge(progress::purging);
        try {
            report = read(content, options, progress);
        } catch (IOException failure) {
            throw Content.refusal(file, failure);
        } catch (ImportRefused refused) {
            throw named(file, refused);
        }
        tell(report, ImportListener::imported);
        return report;
    }

    /** Imports a batch of live interactions as one import; it is durable when this returns, and followers hear of it. */
    public ImportReport importLive(String source, List<LiveInteraction> interactions) {
        ImportReport report;
        try (ImportSession session = store.open(source, false, !settings.keepSample())) {
            LiveRules rules = new LiveRules(new BatchWriter(session, settings, ConversionRows.AFTER, List.of()));
            interactions.forEach(rules::take);
            report = rules.finish();
        }
        tell(report, ImportListener::recorded);
        return report;
    }

    private static ImportRefused named(ImportFile file, ImportRefused refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains(file.name()) ? refused : new ImportRefused(file.name() + ": " + message, refused);
    }

    private ImportReport read(Content found, ImportOptions options, ImportProgress progress) throws IOException {
        Content content = found.survey();
        Forms assumed = new Forms(options.timeForm(), options.decimal(), true, content.json());
        try {
            return attempt(content, options, progress, assumed);
        } catch (FormChanged whole) {
            return attempt(content, options, progress, findForms(content, options, assumed));
        }
    }

    /** Looks at the whole columns whose form no cell tells alone. */
    private static Forms findForms(Content content, ImportOptions options, Forms assumed) throws IOException {
        try (TextStream text = content.open();
                RowReader rows = content.format().open(text)) {
            Profile profile = options.kind() == ImportKind.COSTS
                    ? CostTable.profile(rows.header(), assumed)
                    : ColumnMapping.map(rows.header(), options).profile(assumed);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                profile.look(row);
            }
            return profile.decide();
        }
    }

    private ImportReport attempt(Content content, ImportOptions options, ImportProgress progress, Forms forms)
            throws IOException {
        try (TextStream text = content.open();
                RowReader rows = content.format().open(text)) {
            if (options.kind() == ImportKind.COSTS) {
                return readCosts(content, text, rows, options, progress, forms);
            }
            boolean table = PathColumns.fits(rows.header(), options);
            ColumnMapping columns = table ? null : ColumnMapping.map(rows.header(), options, forms.paired());
            String fingerprint = table ? content.digest() : "";
            String source = options.source() == null ? content.file().name() : options.source();
            try (ImportSession session = open(options, source, !settings.keepSample())) {
                BatchWriter intake =
                        new BatchWriter(session, settings, options.conversionRows(), options.conversions()).watched();
                List<String> notes;
                long read;
                if (columns == null) {
                    PathTable paths = pathTable(content, rows.header(), intake, fingerprint);
                    read = drain(rows, paths::take, intake, text, content.file(), progress);
                    notes = paths.notes();
                } else {
                    RowRules rules = RowRules.of(columns, options.zone(), forms, intake);
                    read = drain(rows, rules::take, intake, text, content.file(), progress);
                    notes = rules.notes();
                }
                intake.requireTaken(read);
                return intake.finish(text.digest(), withFormat(content, notes));
            }
        }
    }

    private ImportSession open(ImportOptions options, String source, boolean takesSampleOut) {
        String replaces = options.replaces();
        return replaces == null
                ? store.open(source, false, takesSampleOut)
                : store.openInstead(replaces, source, takesSampleOut);
    }

    private static PathTable pathTable(Content content, List<String> header, BatchWriter intake, String fingerprint)
            throws IOException {
        PathColumns columns = PathColumns.of(header);
        try (TextStream text = content.open();
                RowReader rows = content.format().open(text)) {
            PathSeparator separator = PathSeparator.find(rows, columns.path());
            return new PathTable(columns, separator, intake, fingerprint);
        }
    }

    /** Costs say nothing about journeys, so a sample market stays. */
    private ImportReport readCosts(
            Content content,
            TextStream text,
            RowReader rows,
            ImportOptions options,
            ImportProgress progress,
            Forms forms)
            throws IOException {
        String source = options.source() == null ? content.file().name() : options.source();
        try (ImportSession session = open(options, source, false)) {
            BatchWriter intake = new BatchWriter(session, settings, ConversionRows.AFTER, List.of());
            CostTable costs = CostTable.of(rows.header(), session, intake, forms);
            long read = drain(rows, costs::take, intake, text, content.file(), progress);
            List<String> notes = costs.finish();
            intake.requireTaken(read);
            return intake.finish(text.digest(), withFormat(content, notes));
        }
    }

    /** Returns how many rows there were. */
    private static long drain(
            RowReader rows,
            Function<Row, @Nullable String> rule,
            BatchWriter intake,
            TextStream text,
            ImportFile file,
            ImportProgress progress)
            throws IOException {
        long bytes = file.path().toFile().length();
        long read = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            String fault = rule.apply(row);
            if (fault != null) {
                String shown = rows.text();
                intake.reject(row.line, fault, shown, null, row.culprit < 0 ? shown : row.text(row.culprit));
            }
            if (++read % STRIDE == 0) {
                progress.read(text.bytesRead(), bytes, intake.rows());
            }
        }
        progress.read(bytes, bytes, intake.rows());
        return read;
    }

    private static List<String> withFormat(Content content, List<String> notes) {
        List<String> all = new ArrayList<>();
        all.add(content.describe());
        all.addAll(notes);
        return all;
    }

    private void tell(ImportReport report, BiConsumer<ImportListener, ImportReport> word) {
        for (ImportListener listener : listeners) {
            try {
                word.accept(listener, report);
            } catch (RuntimeException failure) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Import " + report.id()
                                + " is complete, but a follower failed: restart the service if figures lag.",
                        failure);
            }
        }
    }
}
