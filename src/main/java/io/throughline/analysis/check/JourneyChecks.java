package io.throughline.analysis.check;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import java.util.List;
import java.util.stream.Stream;

/** Identities between all figures of one set of journeys, each side computed on its own way. */
public final class JourneyChecks {
    private JourneyChecks() {}

    public static List<Check> of(EvaluatedJourneys journeys) {
        JourneySet set = journeys.set();
        JourneyGraph graph = journeys.graph();
        Figures figures = figure -> journeys;
        return Stream.of(
                        new SumChecks(set, figures)
                                .of(
                                        graph,
                                        journeys.chain(),
                                        journeys.paths(),
                                        journeys.data().derived()),
                        BreakdownChecks.of(set, figures),
                        TimeChecks.of(set, journeys.loops(), journeys.channelSwitches()),
                        new OrderChecks(set, figures).of(graph),
                        CreditChecks.of(figures, graph),
                        LossChecks.of(set, journeys.losses(), figures),
                        PersonaChecks.of(set, graph, journeys::split),
                        ChainChecks.of(set, figures),
                        FeedbackChecks.of(journeys),
                        KpiChecks.of(figures),
                        journeys.data().checks().get())
                .flatMap(List::stream)
                .toList();
    }
}
