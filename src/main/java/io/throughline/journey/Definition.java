package io.throughline.journey;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts as one journey; one definition serves every figure.
 *
 * @param conversions touchpoints that convert instead of those marked; null: the marked ones; empty: nothing converts
 * @param inactivity a strictly longer gap ends a journey; null: none does
 * @param lookback steps more than this before the end are cut off; null: none
 * @param lookbackSteps at most this many steps before the end; null: all
 * @param stages those of a map, which stand for the catalogue's; null: the catalogue's
 * @param sameMoment what several conversions at one time and touchpoint are, where no order tells
 */
public record Definition(
        @Nullable List<String> conversions,
        AfterConversion afterConversion,
        @Nullable Duration inactivity,
        @Nullable Duration lookback,
        @Nullable Integer lookbackSteps,
        RepeatPolicy repeats,
        StepBy stepBy,
        SameMoment sameMoment,
        @Nullable MapStages stages) {

    /** Marked conversions, a new journey after each, no cut at gaps, no lookback, every step a touchpoint. */
    public static final Definition DEFAULT =
            new Definition(null, AfterConversion.NEW_JOURNEY, null, null, null, RepeatPolicy.KEEP, StepBy.TOUCHPOINT);

    private static final Duration MAX_DURATION = Duration.ofDays(100 * 365);

    /** Several conversions at one time and touchpoint are one. */
    public Definition(
            @Nullable List<String> conversions,
            AfterConversion afterConversion,
            @Nullable Duration inactivity,
            @Nullable Duration lookback,
            @Nullable Integer lookbackSteps,
            RepeatPolicy repeats,
            StepBy stepBy) {
        this(conversions, afterConversion, inactivity, lookback, lookbackSteps, repeats, stepBy, SameMoment.FOLD, null);
    }

    /** Stages are the catalogue's. */
    public Definition(
            @Nullable List<String> conversions,
            AfterConversion afterConversion,
            @Nullable Duration inactivity,
            @Nullable Duration lookback,
            @Nullable Integer lookbackSteps,
            RepeatPolicy repeats,
            StepBy stepBy,
            SameMoment sameMoment) {
        this(conversions, afterConversion, inactivity, lookback, lookbackSteps, repeats, stepBy, sameMoment, null);
    }

    public Definition {
        conversions = conversions == null ? null : List.copyOf(conversions);
        checkDuration("scope.definition.inactivity", inactivity);
        checkDuration("scope.definition.lookback", lookback);
        if (lookbackSteps != null && lookbackSteps < 0) {
            throw new InvalidArgument("scope.definition.lookbackSteps", lookbackSteps, "0 or more");
        }
    }

    public Definition withInactivity(Duration gap) {
        return new Definition(
                conversions, afterConversion, gap, lookback, lookbackSteps, repeats, stepBy, sameMoment, stages);
    }

    public Definition withStepBy(StepBy other) {
        return new Definition(
                conversions, afterConversion, inactivity, lookback, lookbackSteps, repeats, other, sameMoment, stages);
    }

    /** @param other null: the catalogue's */
    public Definition withStages(@Nullable MapStages other) {
        return new Definition(
                conversions, afterConversion, inactivity, lookback, lookbackSteps, repeats, stepBy, sameMoment, other);
    }

    private static void checkDuration(String argument, @Nullable Duration duration) {
        if (duration != null && (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0)) {
            throw new InvalidArgument(argument, duration, "PT0S to P36500D");
        }
    }
}
