package io.throughline.ingest.batch;

import io.throughline.ingest.text.Forms;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import io.throughline.journey.Reserved;
import io.throughline.quality.FileSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way into an open import for every door: gathers rows in parts, writes full ones, counts.
 *
 * <p>Invariant: rows = accepted + duplicates + rejected; of records, see {@link RecordAccount}.
 */
public final class BatchWriter {
    private static final int KEPT = 1_000;
    private final ImportSession session;
    private final ImportSettings settings;
    private final ConversionFlags marks;
    private final Refusals refusals = new Refusals();
    private final WrittenParts written;
    private final TreeSet<String> renamed = new TreeSet<>();
    private final EvidenceRows evidence;
    private final ConsentRows consents;
    private final List<FeedbackRow> said = new ArrayList<>();
    private ImportBatch part;
    private final FlagCounts flags = new FlagCounts();
    private @Nullable FileWarnings warnings;
    private @Nullable FileSketch sketch;
    private RecordFates fates = new RecordFates(false);
    private boolean keysDecide;
    private long rows;

    public BatchWriter(ImportSession session, ImportSettings settings, ConversionRows rule, List<String> conversions) {
        this.session = session;
        this.settings = settings;
        this.written = new WrittenParts(session, refusals);
        this.evidence = new EvidenceRows(session, settings.identity());
        this.consents = new ConsentRows(session);
        this.marks = new ConversionFlags(session, rule, conversions);
        this.part = newPart();
    }

    /** Also looks for names and cells that a sender of a file should look at. @param conversions touchpoints that he named */
    public BatchWriter watched(Forms forms, List<String> conversions) {
        warnings = new FileWarnings(forms, evidence.nobody(), conversions);
        return this;
    }

    /**
     * How rows and records go together.
     *
     * @param several whether a record may be several rows
     * @param keysDecide whether rows with one key are one whatever else they say
     */
    public void of(boolean several, boolean keysDecide) {
        this.keysDecide = keysDecide;
        fates = new RecordFates(several);
    }

    /** Also tells what is written to a profile; null: to none. */
    public void told(@Nullable FileSketch profile) {
        sketch = profile;
    }

    /** Whether nobody may see the values of a column. */
    public boolean masks(String name) {
        return sketch != null && sketch.isPersonal(name);
    }

    /** Why a row without a value is kept out where it converts; null where it is not. @param touchpoint of the present part */
    public @Nullable String lookAtNoValue(int touchpoint, boolean flagged, long line) {
        boolean converts = sketch != null && (flagged || marks.converts(part.batch.touchpoints.name(touchpoint)));
        return converts && sketch != null ? sketch.lookAtConversion(line) : null;
    }

    /** A row comes, of the record of the one before or of the next. */
    public void begin(boolean continues) {
        fates.begin(continues);
    }

    /** Tells of records that became no rows, by reason. */
    public void addRecords(RecordAccount.Fate fate, Map<String, Long> reasons) {
        fates.addRecords(fate, reasons);
    }

    /** Rows that are no interactions were written. @param stored which the store has @param keyed whose key stands already */
    public void wrote(long stored, long keyed) {
        fates.known(stored, keyed);
    }

    public ImportBatch part() {
        return part;
    }

    public long rows() {
        return rows;
    }

    /** Refuses a row; the first 1,000 are kept with their text. @param example the cell at fault */
    public void reject(@Nullable Long line, String reason, String row, @Nullable String customer, String example) {
        refusals.add(reason, example);
        fates.rejected(reason);
        rows++;
        if (written.refuse() <= KEPT) {
            session.reject(new Rejection(line, reason, row), customer);
        }
    }

    /** Lines of the first rows that contradict what is stored; all of them only once {@link #requireTaken} has returned. */
    public Set<Long> contradicting() {
        return fates.contradicting();
    }

    /** Takes an answer that came with an interaction. */
    public void say(FeedbackRow answer) {
        said.add(answer);
    }

    /** Counts a row that is no interaction. */
    public void countRow() {
        fates.took();
        rows++;
    }

    /**
     * Enters a row whose customer the part has admitted, and the conversion its flag stands for. Returns the row's entry.
     *
     * @param line 0 where there is no file
     */
    public int enter(
            int customer,
            long at,
            int touchpoint,
            int channel,
            int campaign,
            double value,
            long line,
            boolean flagged) {
        InteractionBatch batch = part.batch;
        flags.count(touchpoint, flagged);
        boolean derives = flagged && marks.derives(batch.touchpoints.name(touchpoint));
        int entry = batch.add(customer, at, touchpoint, channel, campaign, derives ? Double.NaN : value, line);
        fates.entered(entry);
        if (derives) {
            addConversion(entry, value);
        }
        rows++;
        return entry;
    }

    /** Adds the conversion that follows an entry and takes its value. */
    public void addConversion(int entry, double value) {
        InteractionBatch batch = part.batch;
        marks.mark(Reserved.CONVERSION);
        int conversion = batch.touchpoints.code(Reserved.CONVERSION);
        batch.markDerived(batch.add(
                batch.customer(entry),
                batch.at(entry),
                conversion,
                batch.channel(entry),
                batch.campaign(entry),
                value,
                batch.line(entry)));
    }

    /** Says of which order the last row is, its conversion included. */
    public void setOrder(int entry, String order) {
        for (int i = entry; i < part.batch.size(); i++) {
            part.setOrder(i, order);
        }
    }

    /** Says which of equal times the last row is, its conversion included. */
    public void setSequence(int entry, double sequence) {
        for (int i = entry; i < part.batch.size(); i++) {
            part.batch.setSequence(i, sequence);
        }
    }

    /** What records tell of who is one customer. */
    public EvidenceRows evidence() {
        return evidence;
    }

    /** What customers say of being looked at. */
    public ConsentRows consents() {
        return consents;
    }

    /** Begins to write the part if it is full; to be called between rows. */
    public void writeIfFull() {
        if (part.isFull(settings) || (part.isWorthWriting() && written.isIdle())) {
            write(false);
        }
    }

    /**
     * @param read rows of the file
     * @param unwanted records that became no rows
     * @throws ImportRefused where none was taken
     */
    public void requireTaken(long read, Map<String, Long> unwanted) {
        write(true);
        written.settle();
        if (rows == 0 && !unwanted.isEmpty()) {
            throw new ImportRefused("None of its records is an interaction: "
                    + unwanted.entrySet().stream()
                            .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey()))
                            .collect(Collectors.joining(", "))
                    + "; nothing was taken.");
        }
        if (rows == 0) {
            throw new ImportRefused(
                    read == 0
                            ? "The file holds no records, or a header and no row below it; nothing was taken."
                            : "Its rows stand for nothing: every count is 0.");
        }
        if (written.refused() == rows) {
            throw new ImportRefused(
                    String.format(Locale.ROOT, "None of its %,d rows could be taken: %s.", rows, refusals.describe()));
        }
    }

    public ImportReport finish(String digest, List<String> moreNotes) {
        write(true);
        written.settle();
        List<String> notes = new ArrayList<>(moreNotes);
        if (!renamed.isEmpty()) {
            notes.add("Touchpoints named like a word of the service were imported with a trailing ': "
                    + String.join(", ", renamed) + ".");
        }
        if (flags.any()) {
            notes.addAll(marks.notes());
        }
        evidence.tell(notes);
        consents.tell(notes);
        if (warnings != null) {
            warnings.tell(notes);
        }
        if (written.refused() > KEPT) {
            notes.add(String.format(
                    Locale.ROOT, "%,d rows were rejected; the first %,d are kept.", written.refused(), KEPT));
        }
        return session.finish(digest, fates.account(), List.copyOf(notes));
    }

    private void write(boolean last) {
        evidence.write(part.batch.customers.all(), said);
        consents.write();
        if (!said.isEmpty()) {
            var unused = session.writeFeedback(List.copyOf(said));
            said.clear();
        }
        InteractionBatch batch = part.batch;
        if (batch.size() == 0) {
            return;
        }
        flags.tell(batch, marks);
        if (warnings != null) {
            warnings.look(batch);
        }
        if (sketch != null) {
            sketch.look(batch, marks::converts);
        }
        batch.outcomes.ask(batch.size());
        if (keysDecide) {
            batch.outcomes.letKeysDecide();
        }
        written.write(batch, fates, last);
        part = newPart();
    }

    private ImportBatch newPart() {
        return new ImportBatch(settings.buffer(), this::free, this::masks);
    }

    private String free(String name) {
        String free = Reserved.free(name);
        if (!free.equals(name)) {
            renamed.add(name);
        }
        return free;
    }
}
