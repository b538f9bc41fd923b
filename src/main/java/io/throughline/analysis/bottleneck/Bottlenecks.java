package io.throughline.analysis.bottleneck;

import io.throughline.graph.Betweenness;
import io.throughline.graph.DwellTimes;
import io.throughline.graph.JourneyGraph;
import io.throughline.graph.NarrowestWaist;
import io.throughline.graph.Unavoidable;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.LostConversions;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The steps of a set of journeys, those that cost most conversions first. */
public final class Bottlenecks {
    private final JourneySet set;
    private final JourneyGraph graph;
    private final LostConversions lost;
    private final Bottleneck.Request request;
    private final @Nullable DwellTimes times;
    private final double[] betweenness;
    private final BitSet unavoidable;
    private final BitSet waist;

    private Bottlenecks(JourneySet set, JourneyGraph graph, LostConversions lost, Bottleneck.Request request) {
        this.set = set;
        this.graph = graph;
        this.lost = lost;
        this.request = request;
        this.times = request.waits() ? DwellTimes.of(set) : null;
        this.betweenness = request.shape() ? Betweenness.of(graph) : new double[graph.nodes()];
        this.unavoidable = request.shape() ? Unavoidable.of(graph) : new BitSet();
        this.waist = request.shape() ? NarrowestWaist.of(graph) : new BitSet();
    }

    public static List<Bottleneck> of(
            JourneySet set, JourneyGraph graph, LostConversions lost, Bottleneck.Request request) {
        return new Bottlenecks(set, graph, lost, request).list();
    }

    private List<Bottleneck> list() {
        List<Integer> first = lost.first(request.first());
        if (!request.reasons()) {
            return first.stream().map(this::of).toList();
        }
        List<Bottleneck> all = IntStream.range(0, graph.steps().size())
                .filter(step -> graph.visits(step) > 0 && !graph.isConversion(step))
                .mapToObj(this::shape)
                .toList();
        Reasons reasons = Reasons.among(all, set.scope().definition().stepBy());
        return first.stream().map(step -> explain(step, reasons)).toList();
    }

    private Bottleneck explain(int step, Reasons reasons) {
        Bottleneck plain = of(step);
        String stage = lost.isComparedWithinStage(step) ? Losses.stageOf(set, step) : null;
        return plain.withReasons(reasons.of(plain, lost.typicalDropOff(step), stage));
    }

    private Bottleneck of(int step) {
        return of(step, lost.conversions(step), lost.value(step));
    }

    /** All but what is lost, which is dear. */
    private Bottleneck shape(int step) {
        return of(step, 0, 0);
    }

    private Bottleneck of(int step, double lostConversions, double lostValue) {
        return new Bottleneck(
                graph.steps().id(step),
                lostConversions,
                lostValue,
                graph.dropOff(step),
                lost.typicalDropOff(step),
                graph.exitShare(step),
                times == null ? null : times.medianSeconds(step),
                times == null ? null : times.p90Seconds(step),
                graph.revisits(step),
                betweenness[step],
                graph.passedBy(step),
                unavoidable.get(step),
                waist.get(step),
                List.of());
    }
}
