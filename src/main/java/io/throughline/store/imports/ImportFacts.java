package io.throughline.store.imports;

import io.throughline.journey.ImportFact;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts as nodes that hang on their import. */
final class ImportFacts {
    private static final String KIND = "kind";
    private static final String PLACE = "place";

    private ImportFacts() {}

    static void attach(Tx tx, String importId, List<ImportFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (ImportFact fact : facts) {
            Map<String, Object> node = new HashMap<>();
            fact.figures().forEach((name, figure) -> {
                if (figure != null) {
                    node.put(name, figure);
                }
            });
            node.put(KIND, fact.kind());
            node.put(PLACE, nodes.size());
            nodes.add(node);
        }
        tx.run("import/attach-facts", Map.of("id", importId, "facts", nodes)).consume();
    }

    static Map<String, List<ImportFact>> find(Cypher cypher, List<String> importIds, String kind) {
        return cypher
                .list(
                        "import/find-facts",
                        Map.of("ids", importIds, KIND, kind),
                        row -> new Found(
                                row.get("id").asString(),
                                new ImportFact(kind, row.get("fact").asMap())))
                .stream()
                .collect(Collectors.groupingBy(
                        Found::importId, TreeMap::new, Collectors.mapping(Found::fact, Collectors.toList())));
    }

    private record Found(String importId, ImportFact fact) {}
}
