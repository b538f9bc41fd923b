package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ImportBatch;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.Times;
import io.throughline.journey.Clock;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.Nothing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a file of feedback: a row is one item, or one for each question that has an answer. */
final class FeedbackTable implements RecordReader {
    static final String NOTHING = "neither a score nor a text";
    private static final String QUESTION = "question";
    /** Words for nothing are no longer. */
    private static final int SHORT = 9;
    /** Names that are held once. */
    private static final int NAMES = 10_000;

    private final FeedbackColumns columns;
    private final ImportSession session;
    private final BatchWriter intake;
    private final Times times;
    private final Times askings;
    private final DayEnds answered;
    private final DayEnds asked;
    private final Amounts scores;
    private final FeedbackNumbers numbers;
    private final Map<String, FeedbackKind> kinds = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<FeedbackRow> items = new ArrayList<>();
    private final WaitingItems waiting;
    /** Why cells of rows that were taken are no items. */
    private final Map<String, Long> leftOut = new TreeMap<>();

    /** @param most items that are gathered */
    FeedbackTable(
            FeedbackColumns columns, ImportSession session, BatchWriter intake, int most, ZoneId zone, Forms forms) {
        this.columns = columns;
        this.session = session;
        this.intake = intake;
        this.numbers = new FeedbackNumbers(forms);
        this.waiting = new WaitingItems(most, numbers::plain);
        this.times = new Times(zone, forms.times(), Times.now());
        this.askings = new Times(zone, forms.times(), Times.now());
        this.answered = new DayEnds(times, zone);
        this.asked = new DayEnds(askings, zone);
        this.scores = forms.amounts("score");
    }

    @Override
    public @Nullable String take(Row row) {
        String fault = row.fault != null ? row.fault : findFault(row);
        items.clear();
        fault = fault != null ? fault : columns.questions().isEmpty() ? takeOne(row) : takeQuestions(row);
        if (fault != null) {
            return fault;
        }
        if (items.isEmpty()) {
            return NOTHING;
        }
        waiting.add(items);
        intake.countRow();
        if (waiting.isFull()) {
            waiting.write(session, intake);
        }
        return null;
    }

    private @Nullable String findFault(Row row) {
        int time = columns.column(FeedbackRole.TIME);
        if (row.length(time) == 0) {
            return "no time";
        }
        if (!answered.read(row, time)) {
            row.culprit = time;
            return times.fault();
        }
        if (times.clock() == Clock.STEP) {
            return "a step number is no time";
        }
        for (FeedbackRole role : FeedbackRole.values()) {
            int column = columns.column(role);
            boolean name = role != FeedbackRole.TEXT && role != FeedbackRole.SCORE;
            if (column >= 0 && (row.nested(column) || name && row.length(column) > RowRules.ID_LIMIT)) {
                row.culprit = column;
                return role.option() + " longer than " + RowRules.ID_LIMIT + " characters, or no plain value";
            }
        }
        return null;
    }

    private @Nullable String takeOne(Row row) {
        String text = cell(row, FeedbackRole.TEXT);
        Score score = read(row, columns.column(FeedbackRole.SCORE));
        FeedbackKind kind = kind(row, score);
        if (kind == null) {
            return "a kind of feedback that is not known";
        }
        boolean nps = kind == FeedbackKind.NPS;
        double least = end(row, FeedbackRole.LEAST, nps ? 0 : Double.NaN);
        double most = end(row, FeedbackRole.MOST, nps ? 10 : Double.NaN);
        String fault = score.fault != null ? score.fault : FeedbackRow.findFault(kind, score.value, least, most);
        if (fault != null) {
            row.culprit = columns.column(FeedbackRole.SCORE);
            return fault;
        }
        if (Double.isNaN(score.value) && text == null) {
            return null;
        }
        return keep(row, new Answer(kind, score.value, least, most, text, null));
    }

    private @Nullable String takeQuestions(Row row) {
        String text = cell(row, FeedbackRole.TEXT);
        if (text != null) {
            keep(row, new Answer(FeedbackKind.TEXT, Double.NaN, Double.NaN, Double.NaN, text, "text"));
        }
        List<String> faults = new ArrayList<>(0);
        for (Map.Entry<Integer, FeedbackQuestion> one : columns.questions().entrySet()) {
            int column = one.getKey();
            FeedbackQuestion question = one.getValue();
            if (nothing(row, column)) {
                continue;
            }
            boolean remark = question.kind() == FeedbackKind.TEXT;
            Score score = remark ? Score.NONE : read(row, column);
            String fault = score.fault != null
                    ? score.fault
                    : FeedbackRow.findFault(question.kind(), score.value, question.least(), question.most());
            if (fault != null) {
                row.culprit = column;
                faults.add(question.column() + ": " + fault);
                continue;
            }
            String said = remark ? row.text(column) : null;
            keep(
                    row,
                    new Answer(
                            question.kind(), score.value, question.least(), question.most(), said, question.column()));
        }
        if (items.isEmpty() && !faults.isEmpty()) {
            return faults.get(0);
        }
        faults.forEach(fault -> leftOut.merge(fault, 1L, Long::sum));
        return null;
    }

    /** What one item says. @param question null: the row's only one */
    private record Answer(
            FeedbackKind kind,
            double score,
            double least,
            double most,
            @Nullable String text,
            @Nullable String question) {}

    /** A score as it was read. @param fault why it is none */
    private record Score(double value, @Nullable String fault) {
        static final Score NONE = new Score(Double.NaN, null);
    }

    private Score read(Row row, int column) {
        if (column < 0 || nothing(row, column)) {
            return Score.NONE;
        }
        double value = scores.read(row.chars, row.from(column), row.to(column));
        return new Score(value, Double.isNaN(value) ? "the score is no number" : null);
    }

    private @Nullable String keep(Row row, Answer answer) {
        boolean scored = !Double.isNaN(answer.score);
        String key = cell(row, FeedbackRole.KEY);
        if (answer.question != null) {
            key = key == null ? null : key + "#" + answer.question;
        }
        String text = answer.text;
        items.add(new FeedbackRow(
                cell(row, FeedbackRole.CUSTOMER),
                answered.at(),
                asked(row),
                shared(row, FeedbackRole.TOUCHPOINT),
                shared(row, FeedbackRole.CHANNEL),
                scored ? answer.kind : FeedbackKind.TEXT,
                answer.score,
                scored ? answer.least : Double.NaN,
                scored ? answer.most : Double.NaN,
                text,
                language(row),
                key,
                attributes(row, answer.question)));
        return null;
    }

    private @Nullable FeedbackKind kind(Row row, Score score) {
        String named = cell(row, FeedbackRole.FEEDBACK_KIND);
        named = named == null ? columns.constant(FeedbackRole.FEEDBACK_KIND) : named;
        if (named == null) {
            return Double.isNaN(score.value) ? FeedbackKind.TEXT : FeedbackKind.RATING;
        }
        return kinds.computeIfAbsent(named, FeedbackQuestion::kind);
    }

    private double end(Row row, FeedbackRole role, double otherwise) {
        int column = columns.column(role);
        String constant = columns.constant(role);
        if (column >= 0 && !nothing(row, column)) {
            return scores.read(row.chars, row.from(column), row.to(column));
        }
        return constant == null ? otherwise : Double.parseDouble(constant);
    }

    private @Nullable String language(Row row) {
        String named = shared(row, FeedbackRole.LANGUAGE);
        return named == null ? columns.constant(FeedbackRole.LANGUAGE) : named;
    }

    private long asked(Row row) {
        int column = columns.column(FeedbackRole.ASKED);
        boolean readable =
                column >= 0 && row.length(column) > 0 && asked.read(row, column) && askings.clock() == Clock.TIME;
        if (!readable) {
            return FeedbackRow.NEVER;
        }
        return askings.dayOnly() ? Math.min(asked.at(), answered.at()) : asked.at();
    }

    private Map<String, String> attributes(Row row, @Nullable String question) {
        if (columns.attributes().isEmpty() && question == null) {
            return Map.of();
        }
        Map<String, String> attributes = new TreeMap<>();
        if (question != null) {
            attributes.put(QUESTION, question);
        }
        columns.attributes().forEach((name, column) -> {
            if (row.length(column) > 0) {
                String value = intake.masks(name) ? ImportBatch.MASK : row.text(column);
                attributes.put(name, value);
            }
        });
        return attributes;
    }

    /** What many rows say is held once, as all rows wait until they are written. */
    private @Nullable String shared(Row row, FeedbackRole role) {
        String text = cell(row, role);
        return text == null || names.size() == NAMES ? text : names.computeIfAbsent(text, one -> one);
    }

    private @Nullable String cell(Row row, FeedbackRole role) {
        int column = columns.column(role);
        if (column < 0 || row.length(column) == 0) {
            return null;
        }
        String text = row.text(column);
        return text.length() <= SHORT && Nothing.is(text) ? null : text;
    }

    private static boolean nothing(Row row, int column) {
        int length = row.length(column);
        boolean number = length > 0 && row.chars[row.from(column)] >= '0' && row.chars[row.from(column)] <= '9';
        return length == 0 || !number && length <= SHORT && Nothing.is(row.text(column));
    }

    /** Writes what is left. */
    @Override
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        notes.add(columns.describe());
        notes.add("Times: " + times.reading() + ".");
        notes.addAll(times.notes());
        answered.tell(notes, FeedbackRole.TIME);
        asked.tell(notes, FeedbackRole.ASKED);
        notes.addAll(scores.finish());
        leftOut.forEach((fault, count) -> notes.add(String.format(
                Locale.ROOT, "%,d answers were left out, the others of their rows taken: %s.", count, fault)));
        waiting.write(session, intake);
        numbers.finish(notes);
        waiting.tell(notes);
        return notes;
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
