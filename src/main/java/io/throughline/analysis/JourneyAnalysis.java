package io.throughline.analysis;

import io.throughline.attribution.Agreements;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.journey.JourneySet;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutRequest;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.markov.removal.Removals;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.DropOff;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import io.throughline.path.loop.Loop;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.Silence;
import io.throughline.path.time.TimeBetween;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.PathRow;
import io.throughline.path.variant.PathRows;
import io.throughline.path.variant.Paths;
import io.throughline.persona.discovery.Discoveries;
import io.throughline.persona.discovery.Discovery;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluated set of journeys; each figure is computed when first asked for, all from the same cut. What needs nothing but the cut stands
 * here; what shares work with other figures is up to the implementation.
 */
public interface JourneyAnalysis {
    JourneySet set();

    long count();

    long customers();

    long interactions();

    long converted();

    Rate conversion();

    Rate customerConversion();

    double value();

    long afterConversionTails();

    /** Null without inactivity. */
    @Nullable
    Long open();

    @Nullable
    OffsetDateTime dataUntil();

    @Nullable
    Distribution steps();

    @Nullable
    Distribution seconds();

    GraphView graph(GraphView.Request request);

    /** Where the cards and links of the journey graph stand in a picture. */
    GraphLayout layout(LayoutRequest request);

    Paths commonPaths(Paths.Request request);

    default List<TrendPoint> trend(TrendPoint.Unit unit, ZoneId zone) {
        return Trend.of(set(), unit, zone);
    }

    Members members(int first, @Nullable String after);

    List<Loop> loops(int first);

    /** From the start where {@code from} is null, to any conversion where {@code to} is. */
    default TimeBetween timeBetween(@Nullable String from, @Nullable String to) {
        return TimeBetween.of(set(), from, to);
    }

    List<Silence> silences();

    ChannelSwitches channelSwitches();

    default PathGroups pathGroups(int k) {
        return PathGroups.of(set(), k);
    }

    default Funnel funnel(Funnel.Request request) {
        return Funnels.of(set(), request);
    }

    default PathTree pathTree(PathTree.Request request) {
        return PathTrees.of(set(), request);
    }

    default Flow flow(Flow.Request request) {
        return Flows.of(set(), request);
    }

    List<Breakdown> breakdown(Breakdown.Request request);

    Attribution attribution(Attribution.Request request);

    default AttributionAgreement attributionModels(List<AttributionModel> models) {
        return Agreements.of(set(), models);
    }

    /** Places where journeys end, those that lose most conversions first. */
    List<DropOff> dropOffs(int first);

    /** Steps, those that cost most conversions first. */
    List<Bottleneck> bottlenecks(Bottleneck.Request request);

    /** From the start where {@code from} is null, to any conversion where {@code to} is. */
    List<ProbablePath> mostProbablePaths(@Nullable String from, @Nullable String to, int k);

    GraphComponents components();

    /** All paths with their outcomes; every journey is in one row. */
    default List<PathRow> pathRows() {
        return PathRows.of(set());
    }

    /** Removal effects in the order-1 chain by step, see {@link Removals}; steps that are no conversions only. */
    default Map<String, Double> removalEffects() {
        return RemovalEffects.of(set());
    }

    default MarkovOrders markovOrders(MarkovOrders.Request request) {
        return OrderChoice.of(set(), request);
    }

    WhatIf whatIf(List<WhatIf.Edit> edits);

    /** Worked out anew each time it is asked. */
    default Discovery discover(Discovery.Request request) {
        return Discoveries.of(set(), request);
    }

    List<Check> checks();
}
