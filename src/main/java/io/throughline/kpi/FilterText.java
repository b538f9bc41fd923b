package io.throughline.kpi;

import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackTime;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of feedback as a query writes them, and as words. */
final class FilterText {
    private static final String WITHIN = "within";

    private FilterText() {}

    static FeedbackFilter read(Given given) {
        given.keys(
                "kinds",
                "touchpoints",
                "channels",
                "sources",
                "period",
                WITHIN,
                "about",
                "attributes",
                "top",
                "lowIsEasy");
        return new FeedbackFilter(
                given.words("kinds", FeedbackKind.class),
                given.texts("touchpoints"),
                given.texts("channels"),
                given.texts("sources"),
                given.period("period"),
                given.has(WITHIN) ? given.length(WITHIN) : FeedbackFilter.ALL.within(),
                given.word("about", FeedbackTime.class, FeedbackTime.ANSWERED),
                given.text("attributes"),
                given.number("top"),
                given.truth("lowIsEasy"));
    }

    /** What differs from {@link FeedbackFilter#ALL}, in a fixed order. */
    static Map<String, Object> arguments(FeedbackFilter filter) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<FeedbackKind> kinds = filter.kinds();
        put(
                named,
                "kinds",
                kinds == null
                        ? null
                        : kinds.stream()
                                .map(kind -> new FormulaText.Word(kind.name()))
                                .toList());
        put(named, "touchpoints", filter.touchpoints());
        put(named, "channels", filter.channels());
        put(named, "sources", filter.sources());
        put(named, "period", period(filter.period()));
        put(named, WITHIN, filter.within().equals(FeedbackFilter.ALL.within()) ? null : Times.text(filter.within()));
        put(named, "about", filter.about() == FeedbackTime.ANSWERED ? null : new FormulaText.Word("ASKED"));
        put(named, "attributes", filter.attributes());
        put(named, "top", filter.top());
        put(named, "lowIsEasy", filter.lowIsEasy() ? Boolean.TRUE : null);
        return named;
    }

    private static @Nullable Object period(@Nullable Period period) {
        if (period == null) {
            return null;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        put(named, "from", period.from() == null ? null : period.from().toString());
        put(named, "to", period.to() == null ? null : period.to().toString());
        return named;
    }

    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    /** Which items are left; empty for all. */
    static String words(FeedbackFilter filter) {
        List<String> words = new ArrayList<>();
        add(words, "of kind ", filter.kinds());
        add(words, "at ", filter.touchpoints());
        add(words, "on ", filter.channels());
        add(words, "from ", filter.sources());
        Period period = filter.period();
        if (period != null) {
            words.add((period.from() == null ? "" : "since " + period.from())
                    + (period.to() == null ? "" : " before " + period.to()));
        }
        if (filter.attributes() != null) {
            words.add("where " + filter.attributes());
        }
        if (filter.top() != null) {
            words.add("satisfied from " + filter.top());
        }
        if (filter.lowIsEasy()) {
            words.add("low being easy");
        }
        return String.join("; ", words);
    }

    private static void add(List<String> words, String before, @Nullable List<?> names) {
        if (names != null) {
            words.add(before
                    + String.join(", ", names.stream().map(String::valueOf).toList()));
        }
    }
}
