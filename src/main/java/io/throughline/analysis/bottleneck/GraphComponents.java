package io.throughline.analysis.bottleneck;

import io.throughline.path.NextStep;
import java.util.List;

/**
 * The parts of a journey graph.
 *
 * @param loopsTogether steps that can reach each other and themselves; the largest group first, ties by first step
 * @param communities steps that journeys move among, see {@link io.throughline.graph.Communities}
 * @param deadEnds steps from which no conversion can be reached
 * @param entries first steps of journeys
 * @param exits last steps of journeys that end unconverted
 */
public record GraphComponents(
        List<List<String>> loopsTogether,
        List<List<String>> communities,
        double modularity,
        List<String> deadEnds,
        List<NextStep> entries,
        List<NextStep> exits) {
    public GraphComponents {
        loopsTogether = List.copyOf(loopsTogether);
        communities = List.copyOf(communities);
        deadEnds = List.copyOf(deadEnds);
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }
}
