package io.throughline.api;

import io.throughline.api.InteractionInput.TraitInput;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.Nothing;
import io.throughline.journey.TimeArguments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer said as a mutation writes it. */
record FeedbackItemInput(
        @Nullable String customer,
        String at,
        @Nullable String asked,
        @Nullable String touchpoint,
        @Nullable String channel,
        FeedbackKind kind,
        @Nullable Double score,
        @Nullable Double least,
        @Nullable Double most,
        @Nullable String text,
        @Nullable String language,
        @Nullable String key,
        @Nullable List<TraitInput> attributes) {

    /** As a row of a file would say it. */
    FeedbackRow toRow(String argument) {
        boolean nps = kind == FeedbackKind.NPS;
        return new FeedbackRow(
                cell(customer),
                micros(TimeArguments.requiredMoment(argument + ".at", at)),
                asked == null ? FeedbackRow.NEVER : micros(TimeArguments.requiredMoment(argument + ".asked", asked)),
                cell(touchpoint),
                cell(channel),
                score == null ? FeedbackKind.TEXT : kind,
                score == null ? Double.NaN : score,
                end(least, nps ? 0 : Double.NaN),
                end(most, nps ? 10 : Double.NaN),
                cell(text),
                cell(language),
                cell(key),
                InteractionInput.attributeMap(argument + ".attributes", attributes));
    }

    private double end(@Nullable Double given, double otherwise) {
        return score == null ? Double.NaN : given == null ? otherwise : given;
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static @Nullable String cell(@Nullable String text) {
        return text == null || Nothing.is(text) ? null : text.strip();
    }
}
