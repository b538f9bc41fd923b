package io.throughline.ingest.record;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column in which each cell answers the same question. */
record FeedbackQuestion(String column, FeedbackKind kind, double least, double most) {
    private static final String FORM =
            "COLUMN:KIND:LEAST:MOST[,...] with KIND one of NPS, CSAT, CES, RATING, TEXT; NPS and TEXT need no ends";

    /** The kind of that name; null where there is none. */
    static @Nullable FeedbackKind kind(String name) {
        return Arrays.stream(FeedbackKind.values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Reads the option; none where it is not given. @throws InvalidArgument where it cannot be read */
    static List<FeedbackQuestion> read(@Nullable String option) {
        List<FeedbackQuestion> questions = new ArrayList<>();
        for (String one : option == null ? new String[0] : option.split(",")) {
            questions.add(one(one.strip()));
        }
        return questions;
    }

    private static FeedbackQuestion one(String text) {
        String[] parts = text.split(":");
        FeedbackKind kind = parts.length == 2 || parts.length == 4 ? kind(parts[1].strip()) : null;
        if (kind == null || parts[0].isBlank()) {
            throw new InvalidArgument(FeedbackRole.QUESTIONS, text, FORM);
        }
        boolean nps = kind == FeedbackKind.NPS;
        double least = parts.length == 4 ? number(text, parts[2]) : nps ? 0 : Double.NaN;
        double most = parts.length == 4 ? number(text, parts[3]) : nps ? 10 : Double.NaN;
        String fault = kind == FeedbackKind.TEXT ? null : FeedbackRow.findFault(kind, least, least, most);
        if (fault != null || kind != FeedbackKind.TEXT && Double.isNaN(least)) {
            throw new InvalidArgument(FeedbackRole.QUESTIONS, text, FORM + (fault == null ? "" : "; " + fault));
        }
        return new FeedbackQuestion(parts[0].strip(), kind, least, most);
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(part.strip());
        } catch (NumberFormatException none) {
            throw new InvalidArgument(FeedbackRole.QUESTIONS, text, FORM);
        }
    }
}
