package io.throughline.store.transition;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Reserved;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TransitionGraph;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** The aggregated graph as relationships between touchpoints. */
public final class StoredTransitions implements TransitionGraph {
    /** Customers counted at once: whoever waits for the count to give way waits for so many. */
    private static final int RANGE = 5_000;

    private static final int ENDED = -2;

    private final Cypher cypher;
    private final TimelineSource timelines;

    public StoredTransitions(Cypher cypher, TimelineSource timelines) {
        this.cypher = cypher;
        this.timelines = timelines;
    }

    /** What tells one transition of a persona from another. */
    private record Ends(String from, String to) {
        static Ends of(Transition transition) {
            return new Ends(transition.from(), transition.to());
        }

        Map<String, Object> params() {
            return Map.of("from", from, "to", to);
        }
    }

    @Override
    public void write(String persona, List<Transition> transitions, long asOf) {
        cypher.write(tx -> {
            Map<Ends, Transition> gone = new HashMap<>();
            list(tx, persona).forEach(t -> gone.put(Ends.of(t), t));
            List<Map<String, Object>> changed = new ArrayList<>();
            for (Transition transition : transitions) {
                if (!transition.equals(gone.remove(Ends.of(transition)))) {
                    changed.add(params(transition));
                }
            }
            List<Map<String, Object>> dropped =
                    gone.keySet().stream().map(Ends::params).toList();
            run(tx, "transition/delete-transitions", Map.of("persona", persona, "transitions", dropped));
            run(tx, "transition/merge-transitions", Map.of("persona", persona, "transitions", changed));
            run(tx, "transition/set-as-of", Map.of("persona", persona, "version", asOf));
            return changed.size() + dropped.size();
        });
    }

    @Override
    public void keepOnly(List<String> personas) {
        cypher.write("transition/delete-others", Map.of("personas", personas));
    }

    private static void run(Tx tx, String name, Map<String, ?> params) {
        tx.run(name, params).consume();
    }

    private static Map<String, Object> params(Transition transition) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("count", transition.count());
        figures.put("probability", transition.probability());
        figures.put("journeys", transition.journeys());
        figures.put("converted", transition.converted());
        figures.put("medianSeconds", transition.medianSeconds());
        figures.put("p90Seconds", transition.p90Seconds());
        Map<String, Object> params = new HashMap<>(Ends.of(transition).params());
        params.put("figures", figures);
        return params;
    }

    @Override
    public List<Transition> list(String persona) {
        return cypher.read(tx -> list(tx, persona));
    }

    private static List<Transition> list(Tx tx, String persona) {
        return tx.run("transition/list-transitions", Map.of("persona", persona)).list(StoredTransitions::transition);
    }

    private static Transition transition(MapAccessor row) {
        Value median = row.get("medianSeconds");
        Value p90 = row.get("p90Seconds");
        return new Transition(
                row.get("from").asString(),
                row.get("to").asString(),
                row.get("count").asLong(),
                row.get("probability").asDouble(),
                row.get("journeys").asLong(),
                row.get("converted").asLong(),
                median.isNull() ? null : median.asDouble(),
                p90.isNull() ? null : p90.asDouble());
    }

    @Override
    public OptionalLong asOf(String persona) {
        return cypher.findLong("transition/find-as-of", Map.of("persona", persona), "version");
    }

    @Override
    public Optional<List<Count>> count(BooleanSupplier goesOn) {
        Catalogue catalogue = timelines.loadCatalogue();
        int[] conversions = catalogue.touchpoints().stream()
                .filter(Touchpoint::conversion)
                .mapToInt(Touchpoint::code)
                .toArray();
        int derived = catalogue.find(Reserved.CONVERSION).map(Touchpoint::code).orElse(-1);
        List<long[]> imports = VisibleImports.load(cypher).ranges().runs();
        int[] ranks = ranks(catalogue);
        int end = cypher.find(
                        "timeline/find-last-ordinal",
                        Map.of(),
                        r -> r.get("ordinal").asInt())
                .orElse(0);
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (int from = 0; from < end; from += RANGE) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            Map<String, Object> params = Map.of(
                    "from",
                    from,
                    "to",
                    from + RANGE,
                    "imports",
                    imports,
                    "conversions",
                    conversions,
                    "conversion",
                    derived,
                    "ranks",
                    ranks);
            cypher.list(
                    "transition/count-transitions",
                    params,
                    r -> counts.computeIfAbsent(name(catalogue, r.get("from").asInt()), f -> new TreeMap<>())
                            .merge(
                                    name(catalogue, r.get("to").asInt()),
                                    r.get("count").asLong(),
                                    Long::sum));
        }
        List<Count> sorted = new ArrayList<>();
        counts.forEach((from, tos) -> tos.forEach((to, count) -> sorted.add(new Count(from, to, count))));
        return Optional.of(sorted);
    }

    /** Ranks of touchpoints by code, in the order of their ids. */
    private static int[] ranks(Catalogue catalogue) {
        List<Touchpoint> sorted = catalogue.touchpoints().stream()
                .sorted(Comparator.comparing(Touchpoint::id))
                .toList();
        int[] ranks = new int[sorted.stream().mapToInt(Touchpoint::code).max().orElse(-1) + 1];
        for (int rank = 0; rank < ranks.length && rank < sorted.size(); rank++) {
            ranks[sorted.get(rank).code()] = rank;
        }
        return ranks;
    }

    private static String name(Catalogue catalogue, int code) {
        if (code < 0) {
            return code == ENDED ? Reserved.ENDED : Reserved.START;
        }
        return catalogue.touchpoint(code).id();
    }
}
