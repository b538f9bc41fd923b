package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Touchpoint;
import io.throughline.graph.JourneyGraph;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hand-overs to another channel that take much longer than those from the same touchpoint to a sibling: a touchpoint of the same stage on another channel.
 *
 * <p>Formula: the median time is at least {@value #SLOW} times that to the sibling; the first times of customers differ by the test of Mann and Whitney at
 * {@value #SURE} divided by the number of pairs that were compared; going to the sibling instead brings a conversion or more.
 *
 * <p>Cost: one pass over the steps for each pair whose medians lie so far apart.
 */
final class HandOvers {
    private static final double SLOW = 2;
    private static final double SURE = 0.05;
    private static final int MIN_TIMES = 30;
    private static final int MOST = 5;

    private final EvaluatedJourneys journeys;
    private final StageScheme scheme;
    private final GainEstimates gains;
    private final JourneyGraph graph;
    private final Map<String, String> channels = new HashMap<>();

    private HandOvers(EvaluatedJourneys journeys, StageScheme scheme, GainEstimates gains) {
        this.journeys = journeys;
        this.scheme = scheme;
        this.gains = gains;
        this.graph = journeys.graph();
        for (Touchpoint touchpoint : journeys.set().catalogue().touchpoints()) {
            if (touchpoint.channel() != null) {
                channels.put(touchpoint.id(), touchpoint.channel());
            }
        }
    }

    /**
     * One that is slow.
     *
     * @param slowSeconds median from leaving one touchpoint to reaching the other
     * @param siblingSeconds the same to the sibling
     * @param customers who wait so
     * @param gain of going to the sibling instead, over all journeys
     */
    record Slow(
            String from,
            String to,
            String sibling,
            double slowSeconds,
            double siblingSeconds,
            long customers,
            Gains.Gain gain) {
        Edit remedy() {
            return new Edit.Reroute(from, to, sibling, 1);
        }
    }

    /** Those that would bring most, each with its best sibling. */
    static List<Slow> of(EvaluatedJourneys journeys, StageScheme scheme, GainEstimates gains) {
        return new HandOvers(journeys, scheme, gains).list();
    }

    private List<Slow> list() {
        long compared = 0;
        List<int[]> pairs = new ArrayList<>();
        for (int from = 0; from < graph.steps().size(); from++) {
            for (int slow = graph.firstEdge(from); slow < graph.firstEdge(from + 1); slow++) {
                for (int sibling = graph.firstEdge(from); sibling < graph.firstEdge(from + 1); sibling++) {
                    if (isHandOver(from, slow) && areSiblings(slow, sibling)) {
                        compared++;
                        pairs.add(new int[] {from, slow, sibling});
                    }
                }
            }
        }
        Map<Integer, Slow> best = new HashMap<>();
        for (int[] pair : pairs) {
            Slow found = slow(pair[0], pair[1], pair[2], SURE / compared);
            if (found != null) {
                best.merge(
                        pair[1],
                        found,
                        (a, b) -> b.gain().conversions() > a.gain().conversions() ? b : a);
            }
        }
        return best.values().stream()
                .sorted(Comparator.<Slow>comparingDouble(found -> -found.gain().conversions())
                        .thenComparing(Slow::from)
                        .thenComparing(Slow::to))
                .limit(MOST)
                .toList();
    }

    private boolean isHandOver(int from, int edge) {
        String channel = channel(from);
        String next = channel(graph.target(edge));
        return channel != null && next != null && !channel.equals(next);
    }

    private boolean areSiblings(int slow, int sibling) {
        int to = graph.target(slow);
        int other = graph.target(sibling);
        String stage = stage(to);
        return stage != null
                && stage.equals(stage(other))
                && graph.count(slow) >= MIN_TIMES
                && graph.count(sibling) >= MIN_TIMES
                && channel(other) != null
                && !Objects.equals(channel(to), channel(other));
    }

    private @Nullable String channel(int node) {
        return node < graph.steps().size() ? channels.get(graph.steps().id(node)) : null;
    }

    private @Nullable String stage(int node) {
        return node < graph.steps().size() ? scheme.stageOf().get(graph.steps().id(node)) : null;
    }

    private @Nullable Slow slow(int from, int slow, int sibling, double sure) {
        double slowSeconds = journeys.edgeTimes().medianSeconds(slow);
        double siblingSeconds = journeys.edgeTimes().medianSeconds(sibling);
        if (!(slowSeconds >= SLOW * siblingSeconds && slowSeconds > 0)) {
            return null;
        }
        String at = graph.steps().id(from);
        String to = graph.steps().id(graph.target(slow));
        String other = graph.steps().id(graph.target(sibling));
        Gains.Gain gain = gains.exactly(List.of(new Edit.Reroute(at, to, other, 1)));
        if (gain.conversions() < LossPains.LEAST) {
            return null;
        }
        HandOverTimes times = HandOverTimes.of(journeys.set(), from, graph.target(slow), graph.target(sibling));
        return times.pValue() >= sure
                ? null
                : new Slow(at, to, other, slowSeconds, siblingSeconds, times.customers(), gain);
    }
}
