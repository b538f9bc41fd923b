package io.throughline.api;

import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackTime;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.TimeArguments;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter of feedback as a query writes it; what is left out has taken its default by the schema. */
record FeedbackInput(
        @Nullable List<FeedbackKind> kinds,
        @Nullable List<String> touchpoints,
        @Nullable List<String> channels,
        @Nullable List<String> sources,
        ScopeInput.@Nullable PeriodInput period,
        String within,
        FeedbackTime about,
        @Nullable Double top,
        boolean lowIsEasy) {

    static FeedbackFilter filterOf(@Nullable FeedbackInput input) {
        return input == null ? FeedbackFilter.ALL : input.toFilter();
    }

    private FeedbackFilter toFilter() {
        Duration back = TimeArguments.duration("filter.within", within);
        return new FeedbackFilter(
                kinds,
                touchpoints,
                channels,
                sources,
                period == null ? null : period.toPeriod("filter"),
                back == null ? FeedbackFilter.ALL.within() : back,
                about,
                null,
                top,
                lowIsEasy);
    }

    /** Levels as a query writes them. */
    record LevelRangeInput(double from, double to) {}
}
