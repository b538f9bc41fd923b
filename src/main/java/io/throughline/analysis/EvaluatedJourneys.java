package io.throughline.analysis;

import io.throughline.attribution.Attribution;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.Spending;
import io.throughline.graph.EdgeTimes;
import io.throughline.graph.GraphView;
import io.throughline.graph.JourneyGraph;
import io.throughline.graph.ProbablePath;
import io.throughline.graph.ProbablePaths;
import io.throughline.graph.ShownGraph;
import io.throughline.journey.CostRow;
import io.throughline.journey.JourneySet;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutInput;
import io.throughline.layout.LayoutRequest;
import io.throughline.layout.Layouts;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.DropOff;
import io.throughline.path.loop.Loop;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.Silence;
import io.throughline.path.time.Silences;
import io.throughline.path.variant.CommonPaths;
import io.throughline.path.variant.Paths;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journeys of one scope with every figure about them, each worked out once, when first asked for. Safe for any thread. */
public final class EvaluatedJourneys implements JourneyAnalysis {
    private final JourneySet set;
    private final Supplier<List<CostRow>> costs;
    private final MemberPages members;
    private final CommonPaths paths;
    private final Lazy<Totals> totals;
    private final Lazy<Optional<Distribution>> steps;
    private final Lazy<Optional<Distribution>> seconds;
    private final Lazy<JourneyGraph> graph;
    private final Lazy<EdgeTimes> times;
    private final Lazy<AbsorbingChain> chain;
    private final Lazy<Loops> loops;
    private final Lazy<List<Silence>> silences;
    private final Lazy<ChannelSwitches> switches;
    private final Lazy<Losses> losses;
    private final Lazy<PersonaSplit> split;
    private final Lazy<List<Check>> checks;

    /** @param ids ids of customers, in the order of the ordinals asked for */
    public EvaluatedJourneys(JourneySet set, Function<int[], String[]> ids) {
        this(set, ids, null);
    }

    /** @param derived contacts that are derived conversions, not rows; with it the rows are counted again among the checks */
    public EvaluatedJourneys(JourneySet set, Function<int[], String[]> ids, @Nullable IntPredicate derived) {
        this(set, ids, derived, List.of(), () -> PersonaSplit.NONE, List::of);
    }

    /**
     * @param more checks made elsewhere that belong to these journeys
     * @param split how personas divide the customers
     * @param costs of all time
     */
    EvaluatedJourneys(
            JourneySet set,
            Function<int[], String[]> ids,
            @Nullable IntPredicate derived,
            List<Check> more,
            Supplier<PersonaSplit> split,
            Supplier<List<CostRow>> costs) {
        this.split = new Lazy<>(split);
        this.set = set;
        this.costs = costs;
        this.members = new MemberPages(set, ids);
        this.paths = new CommonPaths(set);
        this.totals = new Lazy<>(() -> Totals.of(set));
        this.steps = new Lazy<>(() -> Optional.ofNullable(Spread.steps(set)));
        this.seconds = new Lazy<>(() -> Optional.ofNullable(Spread.seconds(set)));
        Lazy<JourneyGraph> folded = new Lazy<>(() -> JourneyGraph.of(set));
        Lazy<AbsorbingChain> solved = new Lazy<>(() -> AbsorbingChain.of(folded.get()));
        this.graph = folded;
        this.chain = solved;
        this.times = new Lazy<>(() -> EdgeTimes.of(set, folded.get()));
        this.loops = new Lazy<>(() -> Loops.of(set));
        this.silences = new Lazy<>(() -> Silences.of(set, ids));
        this.switches = new Lazy<>(() -> ChannelSwitches.of(set));
        this.losses = new Lazy<>(() -> Losses.of(set, folded.get(), solved.get()));
        this.checks = new Lazy<>(() -> Stream.of(
                        new Identities(set, this).of(folded.get(), solved.get(), paths, derived),
                        BreakdownChecks.of(set, this),
                        TimeIdentities.of(set, loops.get(), switches.get()),
                        new OrderIdentities(set, this).of(folded.get()),
                        CreditIdentities.of(this, folded.get()),
                        LossChecks.of(set, losses.get(), this),
                        PersonaIdentities.of(set, folded.get(), this.split::get),
                        ChainIdentities.of(set, this),
                        more)
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public JourneySet set() {
        return set;
    }

    @Override
    public long count() {
        return totals.get().count;
    }

    @Override
    public long customers() {
        return totals.get().customers;
    }

    @Override
    public long interactions() {
        return totals.get().interactions;
    }

    @Override
    public long converted() {
        return totals.get().converted;
    }

    @Override
    public Rate conversion() {
        return totals.get().conversion.rate("journeys");
    }

    @Override
    public Rate customerConversion() {
        return Rate.of(totals.get().convertedCustomers, totals.get().customers, "customers");
    }

    @Override
    public double value() {
        return totals.get().value;
    }

    @Override
    public long afterConversionTails() {
        return totals.get().tails;
    }

    @Override
    public @Nullable Long open() {
        return set.scope().definition().inactivity() == null ? null : (Long) totals.get().open;
    }

    @Override
    public @Nullable OffsetDateTime dataUntil() {
        return set.dataUntil() == null ? null : Instants.utc(set.dataUntil());
    }

    @Override
    public @Nullable Distribution steps() {
        return steps.get().orElse(null);
    }

    @Override
    public @Nullable Distribution seconds() {
        return seconds.get().orElse(null);
    }

    @Override
    public GraphView graph(GraphView.Request request) {
        ShownGraph.check(request.top(), request.minCount());
        ShownGraph shown = new ShownGraph(
                graph.get(),
                set.catalogue(),
                set.scope().definition().stepBy(),
                request.times() ? times.get() : null,
                request.chances() ? chain.get().chances() : null);
        return shown.view(request.top(), request.minCount());
    }

    @Override
    public GraphLayout layout(LayoutRequest request) {
        LayoutInput input = LayoutInput.of(
                graph.get(), set.catalogue(), set.scope().definition().stepBy());
        return Layouts.of(input, request);
    }

    @Override
    public Paths commonPaths(Paths.Request request) {
        return paths.page(request);
    }

    @Override
    public Members members(int first, @Nullable String after) {
        return members.page(first, after);
    }

    @Override
    public List<Loop> loops(int first) {
        return loops.get().first(first);
    }

    @Override
    public List<Silence> silences() {
        return silences.get();
    }

    @Override
    public ChannelSwitches channelSwitches() {
        return switches.get();
    }

    @Override
    public List<Breakdown> breakdown(Breakdown.Request request) {
        boolean personas = request.by().equals(PersonaBreakdown.BY);
        return personas ? PersonaBreakdown.of(set, split.get(), request.top()) : Breakdowns.of(set, request);
    }

    @Override
    public Attribution attribution(Attribution.Request request) {
        return Spending.of(Attributions.of(set, request), set.scope(), costs.get());
    }

    JourneyGraph journeyGraph() {
        return graph.get();
    }

    EdgeTimes edgeTimes() {
        return times.get();
    }

    /** Chance of converting from each node of the graph. */
    double[] chances() {
        return chain.get().chances();
    }

    @Override
    public List<DropOff> dropOffs(int first) {
        return losses.get().dropOffs(first);
    }

    @Override
    public List<Bottleneck> bottlenecks(Bottleneck.Request request) {
        return Bottlenecks.of(set, graph.get(), losses.get().lost(), request);
    }

    @Override
    public List<ProbablePath> mostProbablePaths(@Nullable String from, @Nullable String to, int k) {
        return ProbablePaths.of(graph.get(), from, to, k);
    }

    @Override
    public GraphComponents components() {
        return Components.of(graph.get());
    }

    @Override
    public WhatIf whatIf(List<WhatIf.Edit> edits) {
        return WhatIf.of(set, graph.get(), chain.get(), edits);
    }

    @Override
    public List<Check> checks() {
        return checks.get();
    }
}
