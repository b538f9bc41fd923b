package io.throughline.analysis;

import io.throughline.index.JourneyIndex;
import io.throughline.index.Moment;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.measure.Check;
import io.throughline.path.pattern.PathPattern;
import io.throughline.persona.InteractionRule;
import io.throughline.persona.InteractionTest;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The desk over the index in memory; ids of customers are looked up in the store when they are shown. */
public final class IndexedDesk implements JourneyDesk {
    private final JourneyIndex index;
    private final TimelineSource source;
    private final ChosenCustomers chosen = new ChosenCustomers();
    private volatile @Nullable Verified verified;

    public IndexedDesk(JourneyIndex index, TimelineSource source) {
        this.index = index;
        this.source = source;
    }

    /** The last comparison with the database, and the version of the data it was made on. */
    private record Verified(long version, Check check) {}

    @Override
    public JourneyAnalysis journeys(Scope scope) {
        Verified last = verified;
        boolean fits = last != null && scope.equals(Scope.ALL) && last.version == index.version();
        List<Check> more = last != null && fits ? List.of(last.check) : List.of();
        return evaluated(cut(index.now(), scope), more);
    }

    private EvaluatedJourneys evaluated(JourneySet set, List<Check> more) {
        return new EvaluatedJourneys(set, source::loadIds, set.contacts()::derived, more);
    }

    @Override
    public JourneyComparison compare(Scope a, Scope b) {
        Moment now = index.now();
        EvaluatedJourneys first = cut(now, a, "a");
        return new EvaluatedComparison(first, a.equals(b) ? first : cut(now, b, "b"));
    }

    @Override
    public ComparisonTable compareMany(List<ComparisonTable.Named> scopes) {
        ComparisonTable.checkNames(scopes);
        Moment now = index.now();
        return ComparisonTable.of(scopes.stream()
                .map(one -> new ComparisonTable.Row(one.name(), cut(now, one.scope(), "scopes." + one.name())))
                .toList());
    }

    /** Faults of the scope are told under the argument's own name. */
    private EvaluatedJourneys cut(Moment now, Scope scope, String argument) {
        try {
            return evaluated(cut(now, scope), List.of());
        } catch (InvalidArgument fault) {
            String own = fault.argument().replaceFirst("^scope", Matcher.quoteReplacement(argument));
            throw new InvalidArgument(own, fault.value(), fault.allowed());
        }
    }

    /** The journeys of a scope in one state of the data. Customers are chosen first, and their timelines cut. */
    private JourneySet cut(Moment now, Scope scope) {
        String where = scope.where();
        BitSet customers = where == null ? null : chosen.of(now, "scope.where", where);
        return filtered(now.cut(scope, customers));
    }

    /** Filters that read more than the cut does. */
    private static JourneySet filtered(JourneySet cut) {
        Scope scope = cut.scope();
        JourneySet kept = cut;
        if (scope.matching() != null) {
            kept = kept.keep(PathPattern.of("scope.matching", scope.matching(), cut));
        }
        String rule = scope.attributes();
        if (rule != null) {
            InteractionRule compiled = InteractionRule.compile("scope.attributes", rule, cut.columns());
            kept = kept.keep(InteractionTest.of(compiled, kept));
        }
        return kept;
    }

    @Override
    public List<TouchpointCount> listTouchpoints() {
        return index.countTouchpoints().entrySet().stream()
                .map(entry -> new TouchpointCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public boolean isReady() {
        return index.isReady();
    }

    void verified(long version, Check check) {
        verified = new Verified(version, check);
    }
}
