package io.throughline.analysis.check;

import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.graph.GraphView;
import io.throughline.graph.JourneyGraph;
import io.throughline.graph.ShownGraph;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where every customer fits exactly one persona, the personas' graphs, each cut and folded by itself, add up to that of all journeys.
 * The sides shown are the sums; the check holds only where every single edge agrees.
 */
final class PersonaChecks {
    static final String NAME = "transitions of all personas, edge by edge = transitions";

    private PersonaChecks() {}

    static List<Check> of(JourneySet set, JourneyGraph graph, Supplier<PersonaSplit> personas) {
        PersonaSplit split;
        try {
            split = personas.get();
        } catch (InvalidArgument e) {
            return List.of(); // a rule names what the data no longer hold, so nothing is divided by it
        }
        if (!split.isPartition()) {
            return List.of();
        }
        Map<String, Long> sum = new TreeMap<>();
        for (BitSet members : split.members().values()) {
            JourneySet part = split.cut().apply(members);
            count(part, JourneyGraph.of(part), sum);
        }
        Map<String, Long> whole = new TreeMap<>();
        count(set, graph, whole);
        return List.of(new Check(NAME, sum.equals(whole), total(sum), total(whole)));
    }

    private static void count(JourneySet set, JourneyGraph graph, Map<String, Long> counts) {
        ShownGraph shown =
                new ShownGraph(graph, set.catalogue(), set.scope().definition().stepBy(), null, null);
        for (GraphView.Edge edge : shown.view(GraphView.Keep.ALL, null).edges()) {
            counts.merge(edge.from() + '\n' + edge.to(), edge.count(), Long::sum);
        }
    }

    private static double total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
