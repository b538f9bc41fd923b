package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Numbers;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers that interactions of a known system carry: a column {@value #SCALE} says what was asked and how it is scored, as {@code CSAT 1 5}; score and text are its columns
 * {@code feedback.score} and {@code feedback.comment}, else {@code score} and {@code comment}. Further answers of one row have a name behind, as {@code feedback.scale.effort} and
 * {@code feedback.score.effort}. These columns are no attributes.
 */
final class RowFeedback {
    private static final String OWN = "feedback.";
    private static final String SCALE = OWN + "scale";
    private static final Pattern FORM = Pattern.compile("(NPS|CSAT|CES|RATING) (-?\\d{1,6}) (-?\\d{1,6})");

    /** Columns of one answer; −1 where there is none. @param name empty for the first */
    private record Question(String name, int scale, int score, int comment) {}

    private final BatchWriter intake;
    private final List<Question> questions = new ArrayList<>();
    private final int customer;
    private final int touchpoint;
    private final int channel;
    private final int key;
    private long outside;

    RowFeedback(ColumnMapping columns, BatchWriter intake) {
        List<String> header = columns.header;
        this.intake = intake;
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).startsWith(SCALE)) {
                String name = header.get(column).substring(SCALE.length());
                int score = header.indexOf(OWN + "score" + name);
                int comment = header.indexOf(OWN + "comment" + name);
                boolean first = name.isEmpty();
                questions.add(new Question(
                        name,
                        column,
                        score < 0 && first ? header.indexOf("score") : score,
                        comment < 0 && first ? header.indexOf("comment") : comment));
            }
        }
        customer = columns.column(Role.CUSTOMER);
        touchpoint = columns.column(Role.TOUCHPOINT);
        channel = columns.column(Role.CHANNEL);
        key = columns.column(Role.KEY);
    }

    /** Whether a column only speaks of answers. */
    static boolean isOwn(String column) {
        return column.startsWith(OWN);
    }

    /** Takes the answers of a row that became an interaction: those whose score lies within its scale, and those with a text. */
    void take(Row row, long at) {
        for (Question question : questions) {
            take(row, at, question);
        }
    }

    void tell(List<String> notes) {
        if (outside > 0) {
            notes.add(String.format(
                    Locale.ROOT, "%,d scores lie outside their scales and are no feedback; their rows stay.", outside));
        }
    }

    private void take(Row row, long at, Question question) {
        Matcher form = row.length(question.scale) == 0 ? null : FORM.matcher(row.text(question.scale));
        if (form == null || !form.matches()) {
            return;
        }
        FeedbackKind kind = FeedbackKind.valueOf(form.group(1));
        double least = Double.parseDouble(form.group(2));
        double most = Double.parseDouble(form.group(3));
        int score = question.score;
        double value = score < 0 ? Double.NaN : Numbers.read(row.chars, row.from(score), row.to(score));
        boolean scored = !Double.isNaN(value) && FeedbackRow.findFault(kind, value, least, most) == null;
        outside += !scored && !Double.isNaN(value) ? 1 : 0;
        String text = text(row, question.comment);
        String named = text(row, key);
        if (scored || text != null) {
            intake.say(new FeedbackRow(
                    row.text(customer),
                    at,
                    FeedbackRow.NEVER,
                    row.text(touchpoint),
                    text(row, channel),
                    scored ? kind : FeedbackKind.TEXT,
                    scored ? value : Double.NaN,
                    scored ? least : Double.NaN,
                    scored ? most : Double.NaN,
                    text,
                    null,
                    named == null ? null : named + question.name,
                    Map.of()));
        }
    }

    private static @Nullable String text(Row row, int column) {
        return column < 0 || row.length(column) == 0 ? null : row.text(column);
    }
}
