package stub;

import io.throughline.analysis.Bottleneck;
import io.throughline.analysis.Breakdown;
import io.throughline.analysis.GraphComponents;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.Members;
import io.throughline.analysis.TrendPoint;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.journey.JourneySet;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutRequest;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.DropOff;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.loop.Loop;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.Silence;
import io.throughline.path.time.TimeBetween;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.PathTree;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.PathRow;
import io.throughline.path.variant.Paths;
import io.throughline.persona.discovery.Discovery;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same analysis behind a class that nobody outside its package sees, as rooms are free to write theirs. */
final class Hidden implements JourneyAnalysis {
    private final JourneyAnalysis all;

    private final int times;

    private Hidden(JourneyAnalysis all, int times) {
        this.all = all;
        this.times = times;
    }

    static JourneyAnalysis over(JourneyAnalysis all) {
        return over(all, 1);
    }

    /** @param times how often each path is repeated */
    static JourneyAnalysis over(JourneyAnalysis all, int times) {
        return new Hidden(all, times);
    }

    @Override
    public long count() {
        return all.count();
    }

    @Override
    public long customers() {
        return all.customers();
    }

    @Override
    public long interactions() {
        return all.interactions();
    }

    @Override
    public long converted() {
        return all.converted();
    }

    @Override
    public Rate conversion() {
        return all.conversion();
    }

    @Override
    public Rate customerConversion() {
        return all.customerConversion();
    }

    @Override
    public double value() {
        return all.value();
    }

    @Override
    public long afterConversionTails() {
        return all.afterConversionTails();
    }

    @Override
    public Long open() {
        return all.open();
    }

    @Override
    public OffsetDateTime dataUntil() {
        return all.dataUntil();
    }

    @Override
    public Distribution steps() {
        return all.steps();
    }

    @Override
    public Distribution seconds() {
        return all.seconds();
    }

    @Override
    public List<Loop> loops(int first) {
        return all.loops(first);
    }

    @Override
    public TimeBetween timeBetween(String from, String to) {
        return all.timeBetween(from, to);
    }

    @Override
    public List<Silence> silences() {
        return all.silences();
    }

    @Override
    public ChannelSwitches channelSwitches() {
        return all.channelSwitches();
    }

    @Override
    public PathGroups pathGroups(int k) {
        return all.pathGroups(k);
    }

    @Override
    public Funnel funnel(Funnel.Request request) {
        return all.funnel(request);
    }

    @Override
    public PathTree pathTree(PathTree.Request request) {
        return all.pathTree(request);
    }

    @Override
    public Flow flow(Flow.Request request) {
        return all.flow(request);
    }

    @Override
    public List<Breakdown> breakdown(Breakdown.Request request) {
        return all.breakdown(request);
    }

    @Override
    public Attribution attribution(Attribution.Request request) {
        return all.attribution(request);
    }

    @Override
    public AttributionAgreement attributionModels(List<AttributionModel> models) {
        return all.attributionModels(models);
    }

    @Override
    public MarkovOrders markovOrders(MarkovOrders.Request request) {
        return all.markovOrders(request);
    }

    @Override
    public WhatIf whatIf(List<WhatIf.Edit> edits) {
        return all.whatIf(edits);
    }

    @Override
    public Discovery discover(Discovery.Request request) {
        return all.discover(request);
    }

    @Override
    public List<Check> checks() {
        return all.checks();
    }

    @Override
    public JourneySet set() {
        return all.set();
    }

    @Override
    public GraphLayout layout(LayoutRequest request) {
        return all.layout(request);
    }

    @Override
    public GraphView graph(GraphView.Request request) {
        return all.graph(request);
    }

    @Override
    public Paths commonPaths(Paths.Request request) {
        return all.commonPaths(request);
    }

    @Override
    public List<TrendPoint> trend(TrendPoint.Unit unit, ZoneId zone) {
        return all.trend(unit, zone);
    }

    @Override
    public Members members(int first, String after) {
        return all.members(first, after);
    }

    @Override
    public List<DropOff> dropOffs(int first) {
        return all.dropOffs(first);
    }

    @Override
    public List<Bottleneck> bottlenecks(Bottleneck.Request request) {
        return all.bottlenecks(request);
    }

    @Override
    public List<ProbablePath> mostProbablePaths(String from, String to, int k) {
        return all.mostProbablePaths(from, to, k);
    }

    @Override
    public GraphComponents components() {
        return all.components();
    }

    @Override
    public List<PathRow> pathRows() {
        return Stream.generate(all::pathRows).limit(times).flatMap(List::stream).toList();
    }

    @Override
    public Map<String, Double> removalEffects() {
        return all.removalEffects();
    }
}
