package io.throughline.analysis.cut;

import io.throughline.index.IndexView;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.path.pattern.PathPattern;
import io.throughline.rule.InteractionFilter;
import io.throughline.rule.InteractionRule;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A scope over one state of the data, cut in the order of operations that every figure shares.
 *
 * @param customers ordinals of those whom the customer filter of the scope chooses, by their whole timelines; null: everyone
 */
public record ScopeCut(IndexView now, Scope scope, @Nullable BitSet customers) {

    /** The journeys of the scope. Throws {@code InvalidArgument} for ids, patterns and rules that the data do not know. */
    public JourneySet journeys() {
        Definition definition = scope.definition();
        JourneyFilter filter = scope.journeys();
        JourneySet cut = now.timelinesOf(customers, definition.conversions(), definition.stages())
                .keepChannels(scope.channels())
                .cutAtConversions(definition.afterConversion(), definition.sameMoment())
                .cutAtGaps(definition.inactivity())
                .lookBack(definition.lookback(), definition.lookbackSteps())
                .nameSteps(definition.stepBy())
                .collapse(definition.repeats())
                .keepJourneys(filter)
                .cut(scope);
        return keepAttributes(filter.attributes(), keepMatching(filter.matching(), cut));
    }

    /** The same for those of the customers who are among others. */
    public ScopeCut within(@Nullable BitSet others) {
        return new ScopeCut(now, scope, both(customers, others));
    }

    /** Those in both; null is everyone. */
    public static @Nullable BitSet both(@Nullable BitSet a, @Nullable BitSet b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    private static JourneySet keepMatching(@Nullable String pattern, JourneySet cut) {
        return pattern == null ? cut : cut.keep(PathPattern.of("scope.matching", pattern, cut));
    }

    private static JourneySet keepAttributes(@Nullable String rule, JourneySet cut) {
        if (rule == null) {
            return cut;
        }
        InteractionRule compiled = InteractionRule.compile("scope.attributes", rule, cut.columns());
        return cut.keep(InteractionFilter.of(compiled, cut));
    }
}
