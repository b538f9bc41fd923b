package io.throughline.ingest;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionStore;
import io.throughline.journey.InteractionStore.ImportSession;
import io.throughline.journey.LiveInteraction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes files and live batches into the store: the one pipeline behind every door. */
public final class ImportDesk {
    private static final System.Logger LOG = System.getLogger(ImportDesk.class.getName());
    /** Rows between two words of progress. */
    private static final int STRIDE = 1 << 14;

    private final InteractionStore store;
    private final ImportSettings settings;
    private final List<ImportListener> listeners = new CopyOnWriteArrayList<>();

    public ImportDesk(InteractionStore store, ImportSettings settings) {
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
            LiveRules rules = new LiveRules(new Intake(session, settings, ConversionRows.AFTER, List.of()));
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

    private ImportReport read(Content content, ImportOptions options, ImportProgress progress) throws IOException {
        List<String> keys = List.of();
        if (content.json()) {
            try (TextStream text = content.open()) {
                keys = NdjsonRows.findHeader(text);
            }
        }
        Forms assumed = new Forms(options.timeForm(), options.decimal(), true, content.json());
        try {
            return attempt(content, keys, options, progress, assumed);
        } catch (FormChanged whole) {
            return attempt(content, keys, options, progress, findForms(content, keys, options, assumed));
        }
    }

    /** Looks at the whole columns whose form no cell tells alone. */
    private static Forms findForms(Content content, List<String> keys, ImportOptions options, Forms assumed)
            throws IOException {
        try (TextStream text = content.open();
                Rows rows = open(content, text, keys)) {
            Profile profile = options.kind() == ImportKind.COSTS
                    ? CostTable.profile(rows.header(), assumed)
                    : Columns.map(rows.header(), options).profile(assumed);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                profile.look(row);
            }
            return profile.decide();
        }
    }

    private static Rows open(Content content, TextStream text, List<String> keys) throws IOException {
        return content.json() ? NdjsonRows.open(text, keys) : CsvRows.open(text, content.csv());
    }

    private ImportReport attempt(
            Content content, List<String> keys, ImportOptions options, ImportProgress progress, Forms forms)
            throws IOException {
        try (TextStream text = content.open();
                Rows rows = open(content, text, keys)) {
            if (options.kind() == ImportKind.COSTS) {
                return readCosts(content, text, rows, options, progress, forms);
            }
            boolean table = PathColumns.fits(rows.header(), options);
            Columns columns = table ? null : Columns.map(rows.header(), options, forms.paired());
            String fingerprint = table ? digest(content) : "";
            String source = options.source() == null ? content.file().name() : options.source();
            try (ImportSession session = open(options, source, !settings.keepSample())) {
                Intake intake = new Intake(session, settings, options.conversionRows(), options.conversions());
                List<String> notes;
                if (columns == null) {
                    PathTable paths = pathTable(content, keys, rows.header(), intake, fingerprint);
                    drain(rows, paths::take, intake, text, content.file(), progress);
                    notes = paths.notes();
                } else {
                    RowRules rules = RowRules.of(columns, options.zone(), forms, intake);
                    drain(rows, rules::take, intake, text, content.file(), progress);
                    notes = rules.notes();
                }
                intake.requireTaken();
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

    private static PathTable pathTable(
            Content content, List<String> keys, List<String> header, Intake intake, String fingerprint)
            throws IOException {
        PathColumns columns = PathColumns.of(header);
        try (TextStream text = content.open();
                Rows rows = open(content, text, keys)) {
            PathSeparator separator = PathSeparator.find(rows, columns.path());
            return new PathTable(columns, separator, intake, fingerprint);
        }
    }

    /** Costs say nothing about journeys, so a sample market stays. */
    private ImportReport readCosts(
            Content content, TextStream text, Rows rows, ImportOptions options, ImportProgress progress, Forms forms)
            throws IOException {
        String source = options.source() == null ? content.file().name() : options.source();
        try (ImportSession session = open(options, source, false)) {
            Intake intake = new Intake(session, settings, ConversionRows.AFTER, List.of());
            CostTable costs = CostTable.of(rows.header(), session, intake, forms);
            drain(rows, costs::take, intake, text, content.file(), progress);
            List<String> notes = costs.finish();
            intake.requireTaken();
            return intake.finish(text.digest(), withFormat(content, notes));
        }
    }

    private static void drain(
            Rows rows,
            Function<Row, @Nullable String> rule,
            Intake intake,
            TextStream text,
            ImportFile file,
            ImportProgress progress)
            throws IOException {
        long bytes = file.path().toFile().length();
        long stride = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            String fault = rule.apply(row);
            if (fault != null) {
                String shown = rows.text();
                intake.reject(row.line, fault, shown, null, row.culprit < 0 ? shown : row.text(row.culprit));
            }
            if (++stride % STRIDE == 0) {
                progress.read(text.bytesRead(), bytes, intake.rows());
            }
        }
        progress.read(bytes, bytes, intake.rows());
    }

    private static List<String> withFormat(Content content, List<String> notes) {
        List<String> all = new ArrayList<>();
        String form = content.json()
                ? "NDJSON"
                : "CSV separated by " + delimiterName(content.csv().delimiter());
        all.add("Format: " + form + ", " + content.charset().name() + (content.gzipped() ? ", gzipped." : "."));
        all.addAll(notes);
        return all;
    }

    private static String delimiterName(char delimiter) {
        return delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
    }

    private static String digest(Content content) throws IOException {
        try (TextStream text = content.open()) {
            char[] block = new char[1 << 16];
            int read = 0;
            while (read >= 0) {
                read = text.read(block, 0, block.length);
            }
            return text.digest();
        }
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
