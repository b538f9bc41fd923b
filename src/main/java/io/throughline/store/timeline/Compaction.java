package io.throughline.store.timeline;

import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Makes one node of the many that small imports leave for a customer, and takes single imports out of such nodes; only for whoever
 * holds the lease.
 */
public final class Compaction {
    /** Nodes a customer may have. */
    public static final int MAX_NODES = 8;

    private static final int CHUNK = 100;

    private final Cypher cypher;

    public Compaction(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Ordinals of customers with too many nodes, among those touched by imports after {@code seq}. */
    public List<Integer> listShattered(long seq) {
        return cypher.list(
                "timeline/list-shattered",
                Map.of("after", seq, "most", MAX_NODES),
                r -> r.get("ordinal").asInt());
    }

    /** Some hundred customers a transaction: each has its old nodes or the new one, never both. */
    public static void pack(Bulk bulk, List<Integer> ordinals) {
        for (int from = 0; from < ordinals.size(); from += CHUNK) {
            List<Integer> some = ordinals.subList(from, Math.min(ordinals.size(), from + CHUNK));
            bulk.pack(some, nodes -> PackedTimeline.pack(nodes, (seq, at) -> true));
        }
    }

    /** Takes what an import brought out of packed nodes. */
    public void takeOut(long seq) {
        Map<String, Object> params = Map.of("seq", seq, "most", CHUNK);
        boolean more = true;
        while (more) {
            more = cypher.write(tx -> takeOut(tx, params, seq));
        }
    }

    /** Rewrites all timelines of some customers without the rows that are not kept. @param gone told the import of each that goes */
    public static void rewrite(Tx tx, List<Integer> ordinals, Keeps keeps, LongConsumer gone) {
        tx.run("counter/mark-rewrite", Map.of()).consume();
        Map<Integer, List<TimelineNode>> nodes = read(tx, "timeline/list-nodes", Map.of("ordinals", ordinals));
        nodes.values()
                .forEach(list -> list.forEach(node -> PackedTimeline.forEachRow(node, (seq, at) -> {
                    if (!keeps.test(seq, at)) {
                        gone.accept(seq);
                    }
                })));
        tx.run("timeline/replace-nodes", Map.of("rows", packed(nodes, keeps))).consume();
    }

    /** Which rows stay. */
    @FunctionalInterface
    public interface Keeps {
        /** @param seq of the import that brought a row, or a trait */
        boolean test(long seq, long at);
    }

    private static boolean takeOut(Tx tx, Map<String, Object> params, long gone) {
        tx.run("counter/mark-rewrite", Map.of()).consume();
        List<Map<String, Object>> rows = packed(read(tx, "timeline/list-packed", params), (seq, at) -> seq != gone);
        tx.run("timeline/replace-packed", Map.of("rows", rows)).consume();
        return !rows.isEmpty();
    }

    /** Timelines of customers by ordinal, in the order of the query. */
    static Map<Integer, List<TimelineNode>> read(Tx tx, String query, Map<String, Object> params) {
        Map<Integer, List<TimelineNode>> nodes = new TreeMap<>();
        tx.run(query, params).forEachRemaining(r -> {
            TimelineNode node = new TimelineNode(
                    r.get("ordinal").asInt(), "", r.get("properties").asMap());
            nodes.computeIfAbsent(node.ordinal(), o -> new ArrayList<>()).add(node);
        });
        return nodes;
    }

    private static List<Map<String, Object>> packed(Map<Integer, List<TimelineNode>> nodes, Keeps keeps) {
        List<Map<String, Object>> rows = new ArrayList<>();
        nodes.forEach((ordinal, list) -> {
            Map<String, Object> row = new HashMap<>();
            row.put("ordinal", ordinal);
            row.put("packed", PackedTimeline.pack(list, keeps).orElse(null));
            rows.add(row);
        });
        return rows;
    }
}
