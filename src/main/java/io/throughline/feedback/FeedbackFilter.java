package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items are looked at, and how. Every condition given must hold; null asks for nothing.
 *
 * @param touchpoints that items are joined to, or name
 * @param channels that items are on, or their interactions
 * @param sources that brought them
 * @param period of the time that counts
 * @param within how far back the nearest interaction is looked for
 * @param about which time counts
 * @param attributes a CEL expression over the item
 * @param top lowest score that counts as satisfied, of answers on one scale that has it above its lowest; null: three quarters up the scale
 * @param lowIsEasy whether low scores of effort are the good ones
 */
public record FeedbackFilter(
        @Nullable List<FeedbackKind> kinds,
        @Nullable List<String> touchpoints,
        @Nullable List<String> channels,
        @Nullable List<String> sources,
        @Nullable Period period,
        Duration within,
        FeedbackTime about,
        @Nullable String attributes,
        @Nullable Double top,
        boolean lowIsEasy) {
    /** Everything, the nearest interaction within 30 days. */
    public static final FeedbackFilter ALL = new FeedbackFilter(
            null, null, null, null, null, Duration.ofDays(30), FeedbackTime.ANSWERED, null, null, false);

    public FeedbackFilter {
        if (within.isNegative()) {
            throw new InvalidArgument("filter.within", within, "a duration of 0 or more");
        }
        kinds = kinds == null ? null : List.copyOf(kinds);
        touchpoints = touchpoints == null ? null : List.copyOf(touchpoints);
        channels = channels == null ? null : List.copyOf(channels);
        sources = sources == null ? null : List.copyOf(sources);
    }

    public FeedbackFilter withWithin(Duration other) {
        return new FeedbackFilter(
                kinds, touchpoints, channels, sources, period, other, about, attributes, top, lowIsEasy);
    }

    /** The same whatever the kind, and whatever the attributes: what joining needs to know. */
    public FeedbackFilter withAnyKind() {
        return new FeedbackFilter(null, touchpoints, channels, sources, period, within, about, null, top, lowIsEasy);
    }

    /** All items, joined in the same way: what other filters of the same items may be narrowed from. */
    public FeedbackFilter joining() {
        return new FeedbackFilter(null, null, null, null, null, within, about, null, null, false);
    }

    public FeedbackFilter withKinds(FeedbackKind... some) {
        return new FeedbackFilter(
                List.of(some), touchpoints, channels, sources, period, within, about, attributes, top, lowIsEasy);
    }

    public FeedbackFilter withTouchpoints(List<String> some) {
        return new FeedbackFilter(kinds, some, channels, sources, period, within, about, attributes, top, lowIsEasy);
    }

    /** Whether an item of a form may be looked at, as far as kind and source tell. */
    boolean takes(FeedbackForm form) {
        return (kinds == null || kinds.contains(form.kind())) && (sources == null || sources.contains(form.source()));
    }

    /** Whether a time is within the period. */
    boolean takes(long micros) {
        return period == null
                || (period.from() == null || micros >= micros(period.from()))
                        && (period.to() == null || micros < micros(period.to()));
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), (instant.getNano() + 999) / 1_000);
    }
}
