package io.throughline.analysis;

import io.throughline.index.IndexView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CostRow;
import io.throughline.journey.CostStore;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.measure.Check;
import io.throughline.path.pattern.PathPattern;
import io.throughline.persona.PersonaStore;
import io.throughline.rule.InteractionFilter;
import io.throughline.rule.InteractionRule;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The desk over the index in memory; ids of customers are looked up in the store when they are shown. */
public final class IndexedDesk implements JourneyDesk {
    private final JourneyIndex index;
    private final TimelineSource source;
    private final PersonaMembers members;
    private final CostStore costs;
    private volatile @Nullable Verified verified;
    private volatile @Nullable Spent spent;

    /** Where no costs are known. */
    public IndexedDesk(JourneyIndex index, TimelineSource source, PersonaStore personas) {
        this(index, source, personas, List::of);
    }

    public IndexedDesk(JourneyIndex index, TimelineSource source, PersonaStore personas, CostStore costs) {
        this.index = index;
        this.source = source;
        this.members = new PersonaMembers(personas);
        this.costs = costs;
    }

    /** The costs as they were read for one version of the data. */
    private record Spent(long version, List<CostRow> costs) {}

    /** The last comparison with the database, and the version of the data it was made on. */
    private record Verified(long version, Check check) {}

    @Override
    public JourneyAnalysis journeys(Scope scope) {
        return journeys(index.now(), scope, (BitSet) null);
    }

    @Override
    public JourneyAnalysis journeysOf(String customer, Scope scope) {
        BitSet one = new BitSet();
        members.store().findOrdinal(customer).ifPresent(one::set);
        return journeys(index.now(), scope, one);
    }

    @Override
    public CustomerPage findCustomers(Scope scope, String prefix, @Nullable String after, int first) {
        return CustomerSearch.page(journeys(scope).set(), source, prefix, after, first);
    }

    @Override
    public Vocabulary vocabulary() {
        AttributeTable columns = index.now().columns();
        return new Vocabulary(columns.traitNames(), columns.attributeNames());
    }

    @Override
    public long version() {
        return index.version();
    }

    PersonaMembers members() {
        return members;
    }

    /** The journeys of a scope in one state of the data. @param within ordinals of those who are looked at at all; null: everyone */
    EvaluatedJourneys journeys(IndexView now, Scope scope, @Nullable BitSet within) {
        Verified last = verified;
        boolean fits = last != null && scope.equals(Scope.ALL) && last.version == index.version();
        List<Check> more = last != null && fits ? List.of(last.check) : List.of();
        BitSet customers = PersonaMembers.both(members.customers(now, scope), within);
        JourneySet set = filtered(now.cut(scope, customers));
        Supplier<PersonaSplit> split = () -> new PersonaSplit(
                members.all(now),
                members.everyone(now),
                part -> filtered(now.cut(scope, PersonaMembers.both(part, customers))));
        Supplier<List<CostRow>> spending = within == null ? () -> costs(now.version()) : List::of;
        return new EvaluatedJourneys(set, source::loadIds, set.contacts()::derived, more, split, spending);
    }

    @Override
    public JourneyComparison compare(Scope a, Scope b) {
        IndexView now = index.now();
        EvaluatedJourneys first = journeys(now, a, "a");
        EvaluatedJourneys second = a.equals(b) ? first : journeys(now, b, "b");
        return new EvaluatedComparison(first, second, ComparisonNotes.of(a, b, members.store()));
    }

    @Override
    public ComparisonTable compareMany(List<ComparisonTable.Named> scopes) {
        ComparisonTable.checkNames(scopes);
        IndexView now = index.now();
        return ComparisonTable.of(scopes.stream()
                .map(one -> new ComparisonTable.Row(one.name(), journeys(now, one.scope(), "scopes." + one.name())))
                .toList());
    }

    /** Faults of the scope are told under the argument's own name. */
    private EvaluatedJourneys journeys(IndexView now, Scope scope, String argument) {
        try {
            return journeys(now, scope, (BitSet) null);
        } catch (InvalidArgument fault) {
            String own = fault.argument().replaceFirst("^scope", Matcher.quoteReplacement(argument));
            throw new InvalidArgument(own, fault.value(), fault.allowed());
        }
    }

    private List<CostRow> costs(long version) {
        Spent known = spent;
        if (known == null || known.version != version) {
            known = new Spent(version, costs.loadCosts());
            spent = known;
        }
        return known.costs;
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
            kept = kept.keep(InteractionFilter.of(compiled, kept));
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
