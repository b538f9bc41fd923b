package stub;

import io.throughline.analysis.Bottleneck;
import io.throughline.analysis.Breakdown;
import io.throughline.analysis.GraphComponents;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.Members;
import io.throughline.analysis.TrendPoint;
import io.throughline.attribution.AgreementRow;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Credit;
import io.throughline.attribution.JointRemoval;
import io.throughline.attribution.ModelPair;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.journey.JourneySet;
import io.throughline.markov.MarkovOrders;
import io.throughline.markov.WhatIf;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.ChannelSwitches;
import io.throughline.path.DropOff;
import io.throughline.path.FlatPathNode;
import io.throughline.path.Flow;
import io.throughline.path.Funnel;
import io.throughline.path.Loop;
import io.throughline.path.NextStep;
import io.throughline.path.PathGroups;
import io.throughline.path.PathNode;
import io.throughline.path.PathRow;
import io.throughline.path.PathTree;
import io.throughline.path.Paths;
import io.throughline.path.Silence;
import io.throughline.path.SilentCustomers;
import io.throughline.path.TimeBetween;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** A handful of fixed figures, none like another; the way requests arrive is kept. */
public final class StubAnalysis implements JourneyAnalysis {
    private volatile MarkovOrders.Request ordersAsked;
    private volatile List<WhatIf.Edit> editsAsked;
    private volatile GraphView.Request graphAsked;
    private volatile Paths.Request pathsAsked;
    private volatile Funnel.Request funnelAsked;
    private volatile PathTree.Request treeAsked;
    private volatile Flow.Request flowAsked;
    private volatile ZoneId zoneAsked;
    private volatile String membersAsked;
    private volatile Breakdown.Request breakdownAsked;
    private volatile Attribution.Request attributionAsked;
    private volatile List<AttributionModel> modelsAsked;
    private volatile Bottleneck.Request bottlenecksAsked;

    @Override
    public JourneySet set() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count() {
        return 7_000_000_000L;
    }

    @Override
    public long customers() {
        return 12;
    }

    @Override
    public long interactions() {
        return 13;
    }

    @Override
    public long converted() {
        return 14;
    }

    @Override
    public Rate conversion() {
        return Rate.of(1, 4, 2, "journeys");
    }

    @Override
    public Rate customerConversion() {
        return Rate.of(0, 0, "customers");
    }

    @Override
    public double value() {
        return 15.5;
    }

    @Override
    public long afterConversionTails() {
        return 16;
    }

    @Override
    public Long open() {
        return null;
    }

    @Override
    public OffsetDateTime dataUntil() {
        return OffsetDateTime.parse("2026-03-01T09:30:00.000001Z");
    }

    @Override
    public Distribution steps() {
        return new Distribution(1.5, 2, 3, 4);
    }

    @Override
    public Distribution seconds() {
        return null;
    }

    @Override
    public GraphView graph(GraphView.Request request) {
        graphAsked = request;
        Rate rate = Rate.of(1, 2, "visits");
        return new GraphView(
                List.of(new GraphView.Node(
                        "search",
                        GraphView.Kind.STEP,
                        "Search",
                        "web",
                        "aware",
                        9,
                        8,
                        rate,
                        rate,
                        rate,
                        request.chances() ? 0.25 : null,
                        1,
                        2)),
                List.of(new GraphView.Edge(
                        "search", "buy", 3, 0.5, 2, request.times() ? 60.0 : null, request.times() ? 90.0 : null)),
                new GraphView.Hidden(4, 5, 6));
    }

    @Override
    public Paths commonPaths(Paths.Request request) {
        pathsAsked = request;
        Rate rate = Rate.of(1, 2, "journeys");
        Paths.Path path = new Paths.Path(List.of("search", "buy"), 5, 6, rate, rate, 7.5, new Distribution(1, 2, 3, 4));
        return new Paths(List.of(new Paths.Entry("after-1", path)), 21, true, false);
    }

    @Override
    public List<TrendPoint> trend(TrendPoint.Unit unit, ZoneId zone) {
        zoneAsked = zone;
        OffsetDateTime from = OffsetDateTime.parse("2026-03-01T00:00:00Z")
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
        return List.of(new TrendPoint(from, 3, Rate.of(1, 3, "journeys"), 4.5, 2L));
    }

    @Override
    public Members members(int first, String after) {
        membersAsked = first + " " + after;
        Members.Member member = new Members.Member(
                "c1", 1, List.of("search", "buy"), OffsetDateTime.parse("2026-03-01T09:00:00Z"), null, true, 40);
        return new Members(List.of(new Members.Entry("m-1", member)), 22, false, true);
    }

    @Override
    public List<Loop> loops(int first) {
        Rate rate = Rate.of(1, 2, "journeys");
        return List.of(new Loop(List.of("search", "buy", "search"), 3, first, 5, 6.5, rate, rate));
    }

    @Override
    public TimeBetween timeBetween(String from, String to) {
        return new TimeBetween(
                3, 4, 5.5, null, new Distribution(1, 2, 3, 4), List.of(new TimeBetween.SurvivalPoint(5.5, 0.5)));
    }

    @Override
    public List<Silence> silences() {
        Rate rate = Rate.of(1, 2, "returns");
        List<NextStep> steps = List.of(new NextStep("buy", 2, 0.5));
        SilentCustomers page = new SilentCustomers(List.of(new SilentCustomers.Entry("s-1", "c1")), 23, true, false);
        return List.of(new Silence("search", 8.5, null, 23, 4, steps, steps, rate, (first, after) -> page));
    }

    @Override
    public ChannelSwitches channelSwitches() {
        Rate rate = Rate.of(1, 2, "switches");
        ChannelSwitches.ChannelSwitch other =
                new ChannelSwitches.ChannelSwitch("ONLINE", "OFFLINE", 2, 1, null, rate, rate);
        return new ChannelSwitches(List.of(), List.of(other), 3);
    }

    @Override
    public PathGroups pathGroups(int k) {
        Rate rate = Rate.of(1, 2, "journeys");
        return new PathGroups(
                rate, List.of(new PathGroups.PathGroup(List.of("search", "buy"), k, rate, rate, 0.25, 3)));
    }

    @Override
    public Funnel funnel(Funnel.Request request) {
        funnelAsked = request;
        Rate rate = Rate.of(1, 2, "journeys");
        Funnel.Step step = new Funnel.Step(
                31,
                32,
                rate,
                rate,
                request.seconds() ? new Distribution(1, 2, 3, 4) : null,
                List.of(new NextStep("ENDED", 33, 0.5)));
        return new Funnel(List.of(step), rate);
    }

    @Override
    public PathTree pathTree(PathTree.Request request) {
        treeAsked = request;
        PathNode leaf = new PathNode("buy", 41, 0.25, 0, 0, List.of());
        return new PathTree(
                new PathNode("START", 44, 1, 1, 2, List.of(leaf)),
                List.of(
                        new FlatPathNode("0", null, 0, "START", 44, 1, 1, 2),
                        new FlatPathNode("1", "0", 1, "buy", 41, 0.25, 0, 0)),
                Rate.of(1, 2, "journeys"));
    }

    @Override
    public Flow flow(Flow.Request request) {
        flowAsked = request;
        return new Flow(
                List.of(
                        new Flow.Column(0, List.of(new Flow.Cell("0#START", "START", 51, Flow.Kind.START))),
                        new Flow.Column(1, List.of(new Flow.Cell("1:buy", "buy", 51, Flow.Kind.CONVERTED)))),
                List.of(new Flow.Link("0#START", "1:buy", 51)));
    }

    @Override
    public List<Breakdown> breakdown(Breakdown.Request request) {
        breakdownAsked = request;
        return List.of(
                new Breakdown("web", 8, 7, Rate.of(1, 8, "journeys"), 2.5, 60.0),
                new Breakdown(null, 2, 2, Rate.of(0, 2, "journeys"), 0, null));
    }

    public Breakdown.Request breakdownAsked() {
        return breakdownAsked;
    }

    @Override
    public Attribution attribution(Attribution.Request request) {
        attributionAsked = request;
        return new Attribution(
                request.model(),
                2,
                61,
                62,
                63,
                64,
                List.of(new Credit("search", 65, 66, 0.25, 1.5, 0.5, 0.375, 0.625, 0.125, 0.75, 67.0, 68.0, 69.0)),
                0.875,
                List.of(new JointRemoval(List.of("search", "cart"), 0.9, -0.1)),
                List.of("A note."));
    }

    @Override
    public AttributionAgreement attributionModels(List<AttributionModel> models) {
        modelsAsked = models;
        return new AttributionAgreement(
                List.of(new AgreementRow("search", List.of(0.25, 0.5))),
                List.of(new ModelPair(
                        AttributionModel.LINEAR, AttributionModel.MARKOV, 0.5, List.of(List.of("search", "cart")))));
    }

    @Override
    public MarkovOrders markovOrders(MarkovOrders.Request request) {
        ordersAsked = request;
        List<MarkovOrders.Removal> removals = List.of(new MarkovOrders.Removal("search", 0.375));
        return new MarkovOrders(
                2,
                "Because.",
                List.of(new MarkovOrders.MarkovOrder(
                        1, 81, -82.5, 83.5, 1.25, 0.0625, request.removals() ? removals : List.of())),
                List.of(new MarkovOrders.Removal("cart", 0.4375)));
    }

    @Override
    public WhatIf whatIf(List<WhatIf.Edit> edits) {
        editsAsked = edits;
        return new WhatIf(
                new WhatIf.ChainFigures(0.25, 4.5, 12.5),
                new WhatIf.ChainFigures(0.5, 4.75, 25.5),
                91,
                92,
                List.of(
                        new WhatIf.EdgeSensitivity("START", "search", 0.75, 0.375),
                        new WhatIf.EdgeSensitivity("search", "buy", null, null)));
    }

    public MarkovOrders.Request ordersAsked() {
        return ordersAsked;
    }

    public List<WhatIf.Edit> editsAsked() {
        return editsAsked;
    }

    public Attribution.Request attributionAsked() {
        return attributionAsked;
    }

    public List<AttributionModel> modelsAsked() {
        return modelsAsked;
    }

    @Override
    public List<DropOff> dropOffs(int first) {
        Rate rate = Rate.of(1, 2, "visits");
        List<NextStep> from = List.of(new NextStep("START", first, 1));
        return List.of(new DropOff("search", 61, rate, rate, 6.5, 7.5, from));
    }

    @Override
    public List<Bottleneck> bottlenecks(Bottleneck.Request request) {
        bottlenecksAsked = request;
        Rate rate = Rate.of(1, 2, "visits");
        Double wait = request.waits() ? 62.5 : null;
        return List.of(new Bottleneck(
                "search", 6.5, 7.5, rate, rate, wait, wait, rate, 0.25, rate, true, false, List.of("loses much")));
    }

    public Bottleneck.Request bottlenecksAsked() {
        return bottlenecksAsked;
    }

    @Override
    public List<ProbablePath> mostProbablePaths(String from, String to, int k) {
        return List.of(new ProbablePath(List.of(from == null ? "START" : from, to == null ? "buy" : to), 1.0 / k));
    }

    @Override
    public GraphComponents components() {
        NextStep next = new NextStep("search", 71, 0.75);
        return new GraphComponents(
                List.of(List.of("search", "cart")),
                List.of(List.of("buy")),
                0.125,
                List.of("cart"),
                List.of(next),
                List.of(next));
    }

    @Override
    public List<PathRow> pathRows() {
        return List.of(new PathRow(List.of("search", "=cart"), 2, 40.5, 3), new PathRow(List.of(), 1, 7, 0));
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.of("edges out of START = journeys", 5, 6));
    }

    public GraphView.Request graphAsked() {
        return graphAsked;
    }

    public Paths.Request pathsAsked() {
        return pathsAsked;
    }

    public Funnel.Request funnelAsked() {
        return funnelAsked;
    }

    public PathTree.Request treeAsked() {
        return treeAsked;
    }

    public Flow.Request flowAsked() {
        return flowAsked;
    }

    public ZoneId zoneAsked() {
        return zoneAsked;
    }

    public String membersAsked() {
        return membersAsked;
    }
}
