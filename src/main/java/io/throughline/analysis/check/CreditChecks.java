package io.throughline.analysis.check;

import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.Credit;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Steps;
import io.throughline.measure.Check;
import java.util.List;

/** Identities between credits, which read journeys with their flags, and the journey graph, which reads steps. */
final class CreditChecks {
    private static final double ROUNDING = 1e-9;

    private CreditChecks() {}

    static List<Check> of(Figures figures, JourneyGraph graph) {
        Attribution linear =
                Attributions.of(figures.of(Figure.ATTRIBUTION).set(), Attribution.Request.of(AttributionModel.LINEAR));
        double credits =
                linear.credits().stream().mapToDouble(Credit::conversions).sum();
        double values = linear.credits().stream().mapToDouble(Credit::value).sum();
        return List.of(
                Check.of(
                        "linear credits + unattributed = transitions into conversions",
                        credits + linear.unattributed(),
                        intoConversions(graph),
                        ROUNDING),
                Check.of(
                        "linear credits of value + unattributed value = value",
                        values + linear.unattributedValue(),
                        figures.of(Figure.VALUE).value(),
                        ROUNDING),
                Check.of(
                        "transitions from START into conversions = unattributed",
                        fromStart(graph),
                        linear.unattributed(),
                        0));
    }

    private static long intoConversions(JourneyGraph graph) {
        Steps steps = graph.steps();
        long[] in = graph.in();
        long sum = 0;
        for (int step = 0; step < steps.size(); step++) {
            sum += steps.isConversion(step) ? in[step] : 0;
        }
        return sum;
    }

    private static long fromStart(JourneyGraph graph) {
        long sum = 0;
        for (int e = graph.firstEdge(graph.start()); e < graph.firstEdge(graph.start() + 1); e++) {
            sum += graph.isConversion(graph.target(e)) ? graph.count(e) : 0;
        }
        return sum;
    }
}
