package io.throughline.ingest;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.batch.UntakenRows;
import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Format;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.record.LiveItems;
import io.throughline.ingest.record.LiveRules;
import io.throughline.ingest.record.Masks;
import io.throughline.ingest.record.Profile;
import io.throughline.ingest.record.RecordKind;
import io.throughline.ingest.record.RecordReader;
import io.throughline.ingest.text.FormChanged;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptRows;
import io.throughline.journey.LiveCall;
import io.throughline.journey.MappingStore;
import io.throughline.journey.RecordAccount;
import io.throughline.quality.FileSketch;
import io.throughline.quality.ProfileFacts;
import io.throughline.quality.RuleStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes files and live batches into the store: the one pipeline behind every door. */
public final class ImportService {
    private static final System.Logger LOG = System.getLogger(ImportService.class.getName());
    /** Rows between two words of progress. */
    private static final int STRIDE = 1 << 14;

    private final ImportLog store;
    private final ImportSettings settings;
    private final MappingStore mappings;
    private final Systems systems;
    private final Rules rules;
    private final List<ImportListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger files = new AtomicInteger();
    private @Nullable Supplier<String> sender;

    public ImportService(ImportLog store, ImportSettings settings) {
        this(store, settings, MappingStore.NONE, new Rules(RuleStore.NONE));
    }

    /**
     * @param mappings of users' own, which imports may ask for by name
     * @param rules that hold where the sender gives none
     */
    public ImportService(ImportLog store, ImportSettings settings, MappingStore mappings, Rules rules) {
        this.rules = rules;
        this.store = store;
        this.settings = settings;
        this.mappings = mappings;
        this.systems = new Systems(mappings);
    }

    /** Has the audit log tell of each file. @param who sends the one that is being taken; asked by the thread that takes it */
    public void auditFiles(Supplier<String> who) {
        sender = who;
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
        files.incrementAndGet();
        try {
            return takeFile(file, options, progress);
        } finally {
            files.decrementAndGet();
        }
    }

    /** Whether a file is being taken, or its followers told of it: what nobody waits for gives way. */
    public boolean isTakingFile() {
        return files.get() > 0;
    }

    private ImportReport takeFile(ImportFile file, ImportOptions options, ImportProgress progress) {
        Content content = Content.detect(file, options.encoding(), options.given());
        ImportReport report;
        store.awaitPurge(progress::purging);
        try {
            report = read(content, options, progress);
        } catch (IOException failure) {
            throw Content.refusal(file, failure);
        } catch (ImportRefused refused) {
            throw Content.named(file, refused);
        }
        tell(report, ImportListener::imported);
        return report;
    }

    /** What an import of the file would make of it; nothing is kept. @throws ImportRefused where nothing of it can be read */
    public FilePreview preview(ImportFile file, ImportOptions options) {
        return new PreviewService(mappings, settings.identity()).preview(file, options);
    }

    /** Imports a batch of live interactions as one import; it is durable when this returns, and followers hear of it. */
    public ImportReport importLive(String source, LiveCall call) {
        ImportReport report;
        try (ImportSession session = store.open(source, false, !settings.keepSample())) {
            LiveRules rules =
                    new LiveRules(new BatchWriter(session, settings, ConversionRows.AFTER, call.conversions()));
            rules.keysOf(call.keys());
            call.interactions().forEach(rules::take);
            call.identifiers().forEach(rules::identify);
            call.consents().forEach(rules::consent);
            call.rejected().forEach(rules::reject);
            report = rules.finish();
        }
        tell(report, ImportListener::recorded);
        return report;
    }

    /** Imports what customers said as one import; it is durable when this returns, and followers hear of it. @param who sends it, for the audit log */
    public ImportReport importItems(String source, List<FeedbackRow> items, String who) {
        ImportReport report;
        try (ImportSession session = store.open(source, false, !settings.keepSample())) {
            session.audit(who);
            report = LiveItems.take(items, session, settings);
        }
        tell(report, ImportListener::recorded);
        return report;
    }

    /** Records of an import that were not taken, as they came. */
    public Optional<KeptRows> findKept(String importId, RecordAccount.Fate fate) {
        return store.findKept(importId, fate);
    }

    private ImportReport read(Content found, ImportOptions asked, ImportProgress progress) throws IOException {
        Content content = systems.of(found, asked).survey();
        ImportOptions options = asked.orElse(content.format().options())
                .orConversions(content.format().conversions());
        Forms assumed =
                Forms.of(options.timeForm(), options.decimal(), content.format().pointsOnly());
        try {
            return attempt(content, options, progress, assumed);
        } catch (FormChanged whole) {
            return attempt(content, options, progress, findForms(content, options, assumed));
        }
    }

    /** Looks at the whole columns whose form no cell tells alone. */
    private static Forms findForms(Content content, ImportOptions options, Forms assumed) throws IOException {
        try (FileSource source = content.open();
                RowReader rows = content.format().open(source)) {
            Profile profile = RecordKind.of(content.format(), rows.header(), options)
                    .profile(rows.header(), options, assumed)
                    .orElseThrow();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                profile.look(row);
            }
            return profile.decide();
        }
    }

    private ImportReport attempt(Content content, ImportOptions options, ImportProgress progress, Forms forms)
            throws IOException {
        String name = options.source() == null ? content.file().name() : options.source();
        FileSketch sketch = rules.sketch(options, name, settings);
        try (FileSource source = content.open().toldTo(sketch);
                RowReader rows = content.format().open(source)) {
            RecordKind kind = RecordKind.of(content.format(), rows.header(), options);
            RecordKind.Opening checked = kind.check(content, rows.header(), options, forms);
            try (ImportSession session = open(options, name, kind.replacesSample() && !settings.keepSample())) {
                if (sender != null) {
                    session.audit(sender.get());
                }
                RecordReader records = checked.begin(session, settings);
                Format format = content.format();
                records.writer().of(format.several() || kind.several(), format.keysDecide());
                records.writer().told(sketch);
                UntakenRows untaken = new UntakenRows(settings.keptRows());
                rows.whenSkipped(
                        (fate, line, reason) -> untaken.add(fate, reason, () -> rows.original(line), rows::head));
                rows.whenLeftOut(records::identify);
                Masks masks = Masks.of(records.writer()::masks, rows.header(), kind.uses(rows.header(), options));
                long read = drain(rows, records, new Untaken(untaken, masks), source, content.file(), progress);
                List<String> notes = new ArrayList<>(List.of(content.describe()));
                notes.addAll(finish(rows, records, read));
                keepContradicting(content, records.writer().contradicting(), new Untaken(untaken, masks));
                rows.lookedUp().forEach(one -> untaken.addLookedUp(one.original(), one.head()));
                notes.addAll(untaken.finish(session));
                session.attach(sketch == null ? List.of() : ProfileFacts.of(sketch.finish()));
                return records.writer().finish(source.digest(), notes);
            }
        }
    }

    /** Where rows that are not taken are kept, and what of them nobody may see. */
    private record Untaken(UntakenRows rows, Masks masks) {}

    /** What contradicts the store is told only part by part, when the rows are gone: they are read once more. */
    private static void keepContradicting(Content content, Set<Long> lines, Untaken untaken) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        try (FileSource source = content.open();
                RowReader rows = content.format().open(source)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                long line = row.line;
                if (lines.contains(line)) {
                    untaken.masks.cover(row);
                    untaken.rows.addContradicting(() -> rows.original(line), rows::head);
                }
            }
        }
    }

    /** What is to be said once the last row is read. */
    private static List<String> finish(RowReader rows, RecordReader records, long read) {
        List<String> notes = new ArrayList<>(rows.notes());
        notes.addAll(records.finish());
        records.writer().addRecords(RecordAccount.Fate.LEFT_OUT, rows.leftOut());
        records.writer().addRecords(RecordAccount.Fate.DUPLICATE, rows.duplicates());
        records.writer().requireTaken(read, rows.leftOut());
        return notes;
    }

    private ImportSession open(ImportOptions options, String source, boolean takesSampleOut) {
        String replaces = options.replaces();
        return replaces == null
                ? store.open(source, false, takesSampleOut)
                : store.openInstead(replaces, source, takesSampleOut);
    }

    /** Returns how many rows there were. */
    private static long drain(
            RowReader rows,
            RecordReader records,
            Untaken untaken,
            FileSource source,
            ImportFile file,
            ImportProgress progress)
            throws IOException {
        long bytes = file.path().toFile().length();
        BatchWriter writer = records.writer();
        long read = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            writer.begin(rows.continues());
            String fault = records.take(row);
            if (fault == null) {
                rows.taken();
            } else {
                untaken.masks.cover(row);
                String shown = rows.text();
                long line = row.line;
                untaken.rows.add(RecordAccount.Fate.REJECTED, fault, () -> rows.original(line), rows::head);
                writer.reject(row.line, fault, shown, null, row.culprit < 0 ? shown : row.text(row.culprit));
            }
            if (++read % STRIDE == 0) {
                progress.read(source.bytesRead(), bytes, writer.rows());
            }
        }
        progress.read(bytes, bytes, writer.rows());
        return read;
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
