package io.throughline.analysis.summary;

import io.throughline.analysis.bottleneck.Losses;
import io.throughline.analysis.bottleneck.RemovalEffects;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.graph.EdgeCounts;
import io.throughline.graph.EdgeTimes;
import io.throughline.graph.GraphView;
import io.throughline.graph.JourneyGraph;
import io.throughline.graph.ShownGraph;
import io.throughline.journey.CostRow;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.measure.Check;
import io.throughline.measure.Rate;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.variant.CommonPaths;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of one scope, and what several figures of them share: each is worked out once, when first asked for. Every other figure is
 * computed from {@link #set} by the room of its subject. Safe for any thread.
 */
public final class EvaluatedJourneys {
    private final JourneySet set;
    private final Data data;
    private final Counts counts;
    private final CommonPaths paths;
    private final Lazy<PersonaSplit> split;
    private final Lazy<Totals> totals;
    private final Lazy<JourneyGraph> graph;
    private final Lazy<EdgeTimes> times;
    private final Lazy<AbsorbingChain> chain;
    private final Lazy<Losses> losses;
    private final Lazy<Loops> loops;
    private final Lazy<ChannelSwitches> switches;
    private final Map<FeedbackFilter, JoinedFeedback> joins = new ConcurrentHashMap<>();

    /**
     * What the data say besides the cut.
     *
     * @param ids ids of customers, in the order of the ordinals asked for
     * @param derived interaction kinds that are derived conversions, not rows; null where that is not known
     * @param checks made elsewhere that belong to these journeys
     * @param split how personas divide the customers
     * @param costs of all time
     * @param said what customers say, of the same state of the data
     * @param refused customers who are left out since they do not consent
     */
    public record Data(
            Function<int[], String[]> ids,
            @Nullable IntPredicate derived,
            Supplier<List<Check>> checks,
            Supplier<PersonaSplit> split,
            Supplier<List<CostRow>> costs,
            Said said,
            long refused) {
        /** Without personas, costs and checks made elsewhere. */
        public static Data of(Function<int[], String[]> ids, @Nullable IntPredicate derived) {
            return new Data(ids, derived, List::of, () -> PersonaSplit.NONE, List::of, Said.NOTHING, 0);
        }
    }

    /** @param ids ids of customers, in the order of the ordinals asked for */
    public EvaluatedJourneys(JourneySet set, Function<int[], String[]> ids) {
        this(set, Data.of(ids, null));
    }

    public EvaluatedJourneys(JourneySet set, Data data) {
        this(set, data, new Counts());
    }

    /** @param counts what is known of the same cut already; what is counted here is added */
    public EvaluatedJourneys(JourneySet set, Data data, Counts counts) {
        this(set, data, counts, counts);
    }

    /** @param staged what is known of these stages too */
    private EvaluatedJourneys(JourneySet set, Data data, Counts counts, Counts staged) {
        this.set = set;
        this.data = data;
        this.counts = counts;
        this.paths = new CommonPaths(set);
        this.split = new Lazy<>(data.split);
        this.totals = new Lazy<>(() -> Totals.of(set));
        Lazy<JourneyGraph> folded = new Lazy<>(() -> counts.get(JourneyGraph.class, () -> JourneyGraph.of(set)));
        Lazy<AbsorbingChain> solved =
                new Lazy<>(() -> counts.get(AbsorbingChain.class, () -> AbsorbingChain.of(folded.get())));
        this.graph = folded;
        this.chain = solved;
        this.times = new Lazy<>(() -> counts.get(EdgeTimes.class, () -> EdgeTimes.of(set, edgeCounts())));
        this.losses = new Lazy<>(() -> staged.get(Losses.class, () -> Losses.of(set, folded.get(), solved.get())));
        this.loops = new Lazy<>(() -> Loops.of(set));
        this.switches = new Lazy<>(() -> ChannelSwitches.of(set));
    }

    /** @param same these journeys, their touchpoints in other stages: all that does not hang on stages is counted once */
    public EvaluatedJourneys restaged(JourneySet same) {
        return new EvaluatedJourneys(same, data, counts, new Counts());
    }

    /** What follows from the steps and times of these journeys and holds none of them, counted once for all who ask about this cut. */
    public <T> T counted(Class<T> kind, Supplier<T> work) {
        graph();
        return counts.get(kind, work);
    }

    /** The chain of order 1 as it was counted, for what is solved on it. */
    public CountedChain transitions() {
        return counted(CountedChain.class, () -> CountedChain.of(set, 1));
    }

    /** Share of the conversions that would be lost without each step that is no conversion. */
    public Map<String, Double> removalEffects() {
        return RemovalEffects.of(set, transitions());
    }

    public JourneySet set() {
        return set;
    }

    public Data data() {
        return data;
    }

    /** Customers left out of the data since they do not consent, whatever else the scope says. */
    public long refusedConsent() {
        return data.refused;
    }

    public long count() {
        return totals.get().count;
    }

    public long customers() {
        return totals.get().customers;
    }

    public long interactions() {
        return totals.get().interactions;
    }

    public long converted() {
        return totals.get().converted;
    }

    public Rate conversion() {
        return totals.get().conversion.rate("journeys");
    }

    public Rate customerConversion() {
        return Rate.of(totals.get().convertedCustomers, totals.get().customers, "customers");
    }

    public double value() {
        return totals.get().value;
    }

    public long afterConversionTails() {
        return totals.get().tails;
    }

    /** Null without inactivity. */
    public @Nullable Long open() {
        return set.scope().definition().inactivity() == null ? null : (Long) totals.get().open;
    }

    public @Nullable OffsetDateTime dataUntil() {
        return set.dataUntil() == null ? null : Instants.utc(set.dataUntil());
    }

    public PersonaSplit split() {
        return split.get();
    }

    /** The paths of whole journeys, and of windows of each length that was asked for. */
    public CommonPaths paths() {
        return paths;
    }

    public JourneyGraph graph() {
        return graph.get();
    }

    /** The graph as far as its transitions are counted; the whole one where that is known. */
    public EdgeCounts edgeCounts() {
        return counts.graph().orElseGet(() -> counts.get(EdgeCounts.class, () -> EdgeCounts.of(set)));
    }

    /** What is shown of the graph; rates, times and chances only where they are asked for. */
    public GraphView view(GraphView.Request request) {
        ShownGraph.check(request.minCount());
        ShownGraph shown = new ShownGraph(
                request.rates() || request.chances() ? graph.get() : edgeCounts(),
                set.catalogue(),
                set.scope().definition().stepBy(),
                request.times() ? times.get() : null,
                request.chances() ? chain.get().chances() : null);
        return shown.view(request.keep(), request.minCount());
    }

    public EdgeTimes edgeTimes() {
        return times.get();
    }

    /** The chain of order 1. */
    public AbsorbingChain chain() {
        return chain.get();
    }

    public Losses losses() {
        return losses.get();
    }

    public Loops loops() {
        return loops.get();
    }

    public ChannelSwitches channelSwitches() {
        return switches.get();
    }

    /** What customers say in the scope of these journeys: joined once for all figures of the same filter. */
    public JoinedFeedback joined(FeedbackFilter filter) {
        JoinedFeedback all = joined(filter.joining(), asked -> data.said().join(set, asked));
        return joined(filter, asked -> FeedbackJoin.narrow(all, asked));
    }

    /** Worked out past the map, since a join asks other threads for help. */
    private JoinedFeedback joined(FeedbackFilter filter, Function<FeedbackFilter, JoinedFeedback> join) {
        JoinedFeedback known = joins.get(filter);
        if (known == null) {
            known = join.apply(filter);
            joins.put(filter, known);
        }
        return known;
    }
}
