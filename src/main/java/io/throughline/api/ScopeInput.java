package io.throughline.api;

import io.throughline.journey.AfterConversion;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Consent;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.MapStages;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.journey.TimeArguments;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope as a query writes it; what is left out has taken its default by the schema. */
record ScopeInput(
        @Nullable List<String> sources,
        @Nullable List<String> personas,
        @Nullable String where,
        @Nullable PeriodInput period,
        @Nullable List<String> channels,
        @Nullable Boolean converted,
        @Nullable List<String> visiting,
        @Nullable List<String> notVisiting,
        @Nullable List<String> startsWith,
        @Nullable String matching,
        @Nullable String attributes,
        @Nullable RangeInput number,
        boolean excludeOpen,
        Joining identity,
        Consent consent,
        @Nullable DefinitionInput definition) {

    static Scope scopeOf(@Nullable ScopeInput input) {
        return input == null ? Scope.ALL : input.toScope();
    }

    private Scope toScope() {
        requireApart("visiting", visiting);
        requireApart("startsWith", startsWith);
        return new Scope(
                new CustomerFilter(personas, where, identity, consent),
                new ChannelFilter(sources, channels),
                new JourneyFilter(
                        period == null ? null : period.toPeriod("scope"),
                        converted,
                        visiting,
                        notVisiting,
                        startsWith,
                        matching,
                        attributes,
                        number == null ? null : new NumberRange(number.from, number.to),
                        excludeOpen),
                definition == null ? Definition.DEFAULT : definition.toDefinition());
    }

    /** No journey does both, whatever the data. */
    private void requireApart(String argument, @Nullable List<String> wanted) {
        List<String> without = notVisiting == null ? List.of() : notVisiting;
        for (String step : wanted == null ? List.<String>of() : wanted) {
            if (without.contains(step)) {
                throw new InvalidArgument("scope.notVisiting", step, "steps that " + argument + " does not name");
            }
        }
    }

    /** A period as a query writes it. */
    record PeriodInput(@Nullable String from, @Nullable String to, Period.By by) {
        /** @param argument that holds it */
        Period toPeriod(String argument) {
            Instant begin = TimeArguments.moment(argument + ".period.from", from);
            Instant end = TimeArguments.moment(argument + ".period.to", to);
            if (begin != null && end != null && begin.equals(end)) {
                throw new InvalidArgument(argument + ".period.to", end, "later than period.from");
            }
            return new Period(begin, end, by);
        }
    }

    /** A range of numbers as a query writes it. */
    record RangeInput(@Nullable Integer from, @Nullable Integer to) {}

    /** A definition as a query writes it. */
    record DefinitionInput(
            @Nullable List<String> conversions,
            AfterConversion afterConversion,
            @Nullable String inactivity,
            @Nullable String lookback,
            @Nullable Integer lookbackSteps,
            RepeatPolicy repeats,
            StepBy stepBy,
            @Nullable String map,
            SameMoment sameMoment) {
        private Definition toDefinition() {
            return new Definition(
                    conversions,
                    afterConversion,
                    TimeArguments.duration("scope.definition.inactivity", inactivity),
                    TimeArguments.duration("scope.definition.lookback", lookback),
                    lookbackSteps,
                    repeats,
                    stepBy,
                    sameMoment,
                    map == null ? null : MapStages.of(map));
        }
    }
}
