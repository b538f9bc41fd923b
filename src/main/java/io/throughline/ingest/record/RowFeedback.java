package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Numbers;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers that interactions of a known system carry: a column {@value #SCALE} says what was asked and how it is scored, as {@code CSAT 1 5}; score and text are its columns
 * {@code score} and {@code comment}.
 */
final class RowFeedback {
    static final String SCALE = "feedback.scale";
    private static final Pattern FORM = Pattern.compile("(NPS|CSAT|CES|RATING) (-?\\d{1,6}) (-?\\d{1,6})");

    private final BatchWriter intake;
    private final int scale;
    private final int score;
    private final int comment;
    private final int customer;
    private final int touchpoint;
    private final int channel;
    private final int key;

    RowFeedback(ColumnMapping columns, BatchWriter intake) {
        List<String> header = columns.header;
        this.intake = intake;
        scale = header.indexOf(SCALE);
        score = header.indexOf("score");
        comment = header.indexOf("comment");
        customer = columns.column(Role.CUSTOMER);
        touchpoint = columns.column(Role.TOUCHPOINT);
        channel = columns.column(Role.CHANNEL);
        key = columns.column(Role.KEY);
    }

    /** Takes the answer of a row that became an interaction, if it has one whose score lies within its scale. */
    void take(Row row, long at) {
        Matcher form = scale < 0 || row.length(scale) == 0 ? null : FORM.matcher(row.text(scale));
        if (form == null || !form.matches()) {
            return;
        }
        FeedbackKind kind = FeedbackKind.valueOf(form.group(1));
        double least = Double.parseDouble(form.group(2));
        double most = Double.parseDouble(form.group(3));
        double value = score < 0 ? Double.NaN : Numbers.read(row.chars, row.from(score), row.to(score));
        boolean scored = !Double.isNaN(value) && FeedbackRow.findFault(kind, value, least, most) == null;
        String text = text(row, comment);
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
                    text(row, key),
                    Map.of()));
        }
    }

    private static @Nullable String text(Row row, int column) {
        return column < 0 || row.length(column) == 0 ? null : row.text(column);
    }
}
