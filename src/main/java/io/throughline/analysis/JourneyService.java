package io.throughline.analysis;

import io.throughline.analysis.comparison.ComparisonNotes;
import io.throughline.analysis.comparison.ComparisonTable;
import io.throughline.analysis.comparison.EvaluatedComparison;
import io.throughline.analysis.cut.ScopeCut;
import io.throughline.analysis.persona.PersonaMembers;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.summary.Counts;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.KeptCounts;
import io.throughline.analysis.summary.Said;
import io.throughline.catalogue.Touchpoint;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackSource;
import io.throughline.index.IndexView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CostRow;
import io.throughline.journey.CostStore;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.map.JourneyMap;
import io.throughline.measure.Check;
import io.throughline.persona.PersonaStore;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where questions are asked: one evaluated set of journeys for one scope, over the newest data of the index in memory. Ids of customers are
 * looked up in the store when they are shown.
 */
public final class JourneyService {
    private final JourneyIndex index;
    private final TimelineSource source;
    private final PersonaMembers members;
    private final CostStore costs;
    private final FeedbackIndex said;
    private final MapSchemes schemes;
    private final KeptCounts counts = new KeptCounts();
    private volatile @Nullable Verified verified;
    private volatile @Nullable Spent spent;

    /** Where no costs and no feedback are known. */
    public JourneyService(JourneyIndex index, TimelineSource source, PersonaStore personas) {
        this(index, source, personas, List::of, new FeedbackIndex(FeedbackSource.NONE));
    }

    public JourneyService(
            JourneyIndex index, TimelineSource source, PersonaStore personas, CostStore costs, FeedbackIndex said) {
        this(index, source, personas, costs, said, List::of);
    }

    /** @param maps those whose stages a definition may name */
    public JourneyService(
            JourneyIndex index,
            TimelineSource source,
            PersonaStore personas,
            CostStore costs,
            FeedbackIndex said,
            Supplier<List<JourneyMap>> maps) {
        this.schemes = new MapSchemes(maps);
        this.said = said;
        this.index = index;
        this.source = source;
        this.members = new PersonaMembers(personas);
        this.costs = costs;
    }

    /** A touchpoint and how many interactions (rows) it has. */
    public record TouchpointCount(Touchpoint touchpoint, long interactions) {}

    /** The costs as they were read for one version of the data. */
    private record Spent(long version, List<CostRow> costs) {}

    /** The last comparison with the database, and the version of the data it was made on. */
    private record Verified(long version, Check check) {}

    /** Cuts the scope once. Throws {@code InvalidArgument} for unknown ids, {@code Unavailable} while the index is not ready. */
    public EvaluatedJourneys journeys(Scope scope) {
        return journeys(index.now(), scope, (BitSet) null);
    }

    /** Journeys of a scope of one customer; none where no import brought this id. Throws as {@link #journeys}. */
    public EvaluatedJourneys journeysOf(String customer, Scope scope) {
        IndexView now = index.now().of(scope.customers());
        BitSet one = new BitSet();
        members.store().findOrdinal(customer).ifPresent(id -> one.set(now.customerOf(id)));
        return journeys(now, scope, one);
    }

    /** The number of a customer in blocks of journeys; none where nobody has this id. */
    public OptionalInt findCustomer(String id) {
        IndexView now = index.now();
        OptionalInt ordinal = members.store().findOrdinal(id);
        return ordinal.isPresent() ? OptionalInt.of(now.customerOf(ordinal.getAsInt())) : ordinal;
    }

    /** Customers with a journey in a scope whose id begins with {@code prefix}, by id, after {@code after}; at most {@code first}. Throws as {@link #journeys}. */
    public CustomerPage findCustomers(Scope scope, String prefix, @Nullable String after, int first) {
        return CustomerSearch.page(journeys(scope).set(), source, prefix, after, first);
    }

    public Vocabulary vocabulary() {
        AttributeTable columns = index.now().columns();
        return new Vocabulary(columns.traitNames(), columns.attributeNames());
    }

    /** Rises whenever anything in the data or the catalogue changes. */
    public long version() {
        return index.version();
    }

    IndexView now() {
        return index.now();
    }

    /** All that the journeys of a scope hang on in one state of the data: equal where they are the same. */
    Object basis(IndexView now, Scope asked) {
        Scope scope = schemes.resolve(asked, now.of(asked.customers()).catalogue());
        return List.of(now.version(), scope, members.store().list());
    }

    PersonaMembers members() {
        return members;
    }

    /** The journeys of a scope in one state of the data. @param within ordinals of those who are looked at at all; null: everyone */
    EvaluatedJourneys journeys(IndexView newest, Scope asked, @Nullable BitSet within) {
        IndexView now = newest.of(asked.customers());
        Scope scope = schemes.resolve(asked, now.catalogue());
        Verified last = verified;
        boolean fits = last != null && scope.equals(Scope.ALL) && last.version == index.version();
        List<Check> more = last != null && fits ? List.of(last.check) : List.of();
        ScopeCut cut = members.cut(now, scope).within(within);
        JourneySet set = cut.journeys();
        Supplier<PersonaSplit> split = () -> new PersonaSplit(
                members.all(now),
                members.everyone(now),
                part -> cut.within(part).journeys());
        Supplier<List<CostRow>> spending = within == null ? () -> costs(now.version()) : List::of;
        EvaluatedJourneys.Data data = new EvaluatedJourneys.Data(
                source::loadIds,
                set.contacts()::derived,
                () -> Stream.of(
                                more,
                                MapSchemes.checks(
                                        set,
                                        () -> members.cut(now, MapSchemes.without(scope))
                                                .within(within)
                                                .journeys()))
                        .flatMap(List::stream)
                        .toList(),
                split,
                spending,
                new Said(said, now.version(), cut.customers(), now::leavesOut),
                now.refused());
        Counts known = within == null ? counts.of(now.version(), scope, cut.customers()) : new Counts();
        return new EvaluatedJourneys(set, data, known);
    }

    /**
     * Converted journeys, under the default definition, that have steps which only a device joins to the conversion.
     *
     * @param converted all converted journeys
     */
    public record DeviceJoins(long count, long converted) {}

    /** How many conversions depend on devices. */
    public DeviceJoins deviceJoins() {
        IndexView now = index.now();
        IndexView persons = now.joined(Joining.PERSON);
        long count = 0;
        long converted = 0;
        for (JourneyBlock block : journeys(now, Scope.ALL, (BitSet) null).set().blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                converted += block.converted(j) ? 1 : 0;
                count += block.converted(j) && dependsOnDevice(now, persons, block, j) ? 1 : 0;
            }
        }
        return new DeviceJoins(count, converted);
    }

    private static boolean dependsOnDevice(IndexView all, IndexView persons, JourneyBlock block, int journey) {
        int slot = block.slot()[journey];
        int last = block.offset()[journey + 1] - 1;
        int buyer = persons.customerOf(
                all.idOf(block.timelines(), slot, block.lastRow().at(last)));
        for (int k = block.offset()[journey]; k < last; k++) {
            if (persons.customerOf(all.idOf(block.timelines(), slot, block.row().at(k))) != buyer) {
                return true;
            }
        }
        return false;
    }

    /** Cuts two scopes over the same data, however it changes meanwhile. Throws as {@link #journeys}. */
    public EvaluatedComparison compare(Scope a, Scope b) {
        IndexView now = index.now();
        EvaluatedJourneys first = journeys(now, a, "a");
        EvaluatedJourneys second = a.equals(b) ? first : journeys(now, b, "b");
        return new EvaluatedComparison(first, second, ComparisonNotes.of(a, b, members.store()));
    }

    /** Cuts any number of scopes over the same data. Throws as {@link #journeys}, and for names that do not tell them apart. */
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

    /** Touchpoints with at least one visible interaction, by id. */
    public List<TouchpointCount> listTouchpoints() {
        return index.countTouchpoints().entrySet().stream()
                .map(entry -> new TouchpointCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same without their interactions, which need not be counted then. */
    public List<Touchpoint> touchpoints() {
        return index.touchpoints();
    }

    public boolean isReady() {
        return index.isReady();
    }

    void verified(long version, Check check) {
        verified = new Verified(version, check);
    }
}
