package io.throughline.store.timeline;

import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.identity.StoredEvidence;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.driver.types.MapAccessor;

/** In bulk over Bolt, as a server is reached. */
public final class BoltBulk implements Bulk {
    private final Cypher cypher;

    public BoltBulk(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public int[] findOrdinals(List<String> ids) {
        int[] ordinals = new int[ids.size()];
        Arrays.fill(ordinals, -1);
        cypher.list(
                "customer/list-ordinals",
                Map.of("ids", ids),
                r -> ordinals[r.get("place").asInt()] = r.get("ordinal").asInt());
        return ordinals;
    }

    /** The driver tries again where the answer to a commit was lost: then the first row tells whether all were written. */
    @Override
    public void create(List<TimelineNode> first, List<TimelineNode> further) {
        create("timeline", first, further);
    }

    @Override
    public void listEvidence(ImportRanges imports, Consumer<EvidenceRow> sink) {
        new StoredEvidence(cypher).load(imports, sink);
    }

    @Override
    public void createVoices(List<TimelineNode> first, List<TimelineNode> further) {
        create("voice", first, further);
    }

    /** @param subject whose queries create nodes */
    private void create(String subject, List<TimelineNode> first, List<TimelineNode> further) {
        AtomicBoolean tried = new AtomicBoolean();
        cypher.write(tx -> {
            if (tried.getAndSet(true) && wasWritten(tx, subject, first, further)) {
                return true;
            }
            create(tx, subject + "/create-first", first);
            create(tx, subject + "/create-further", further);
            return true;
        });
    }

    @Override
    public void createEvidence(long seq, List<EvidenceLink> links) {
        new StoredEvidence(cypher).write(seq, links);
    }

    private static void create(Tx tx, String query, List<TimelineNode> some) {
        if (!some.isEmpty()) {
            List<Map<String, Object>> rows =
                    some.stream().map(BoltBulk::parameters).toList();
            tx.run(query, Map.of("rows", rows)).consume();
        }
    }

    private static Map<String, Object> parameters(TimelineNode node) {
        return Map.of("customer", node.customer(), "ordinal", node.ordinal(), "properties", node.properties());
    }

    private static boolean wasWritten(Tx tx, String subject, List<TimelineNode> first, List<TimelineNode> further) {
        return Stream.concat(first.stream(), further.stream())
                .findFirst()
                .map(node -> Map.of("import", node.seq(), "part", node.part(), "ordinal", node.ordinal()))
                .filter(params -> tx.run(subject + "/find-written", params).hasNext())
                .isPresent();
    }

    @Override
    public void listKnown(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        Function<MapAccessor, TimelineNode> whole = r -> new TimelineNode(
                r.get("ordinal").asInt(), "", r.get("properties").asMap());
        cypher.list("timeline/list-known", Map.of("ordinals", ordinals, "imports", imports.runs()), whole)
                .forEach(sink);
    }

    @Override
    public void listCustomers(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        cypher.stream(
                "timeline/list-customers",
                Map.of("ordinals", ordinals, "imports", imports.runs()),
                r -> sink.accept(node(r)));
    }

    @Override
    public void listRange(int from, int to, ImportRanges imports, Consumer<TimelineNode> sink) {
        cypher.stream(
                "timeline/list-range",
                Map.of("from", from, "to", to, "imports", imports.runs()),
                r -> sink.accept(node(r)));
    }

    @Override
    public int[] listTouched(ImportRanges imports) {
        return cypher
                .list(
                        "timeline/list-touched",
                        Map.of("imports", imports.runs()),
                        r -> r.get("ordinal").asInt())
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void pack(List<Integer> ordinals, Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
        cypher.write(tx -> {
            tx.run("counter/mark-packing", Map.of()).consume();
            List<Map<String, Object>> rows = new ArrayList<>();
            Compaction.read(tx, "timeline/list-nodes", Map.of("ordinals", ordinals))
                    .forEach((ordinal, nodes) ->
                            packed.apply(nodes).ifPresent(one -> rows.add(Map.of("ordinal", ordinal, "packed", one))));
            tx.run("timeline/pack-nodes", Map.of("rows", rows)).consume();
            return true;
        });
    }

    @Override
    public long countRewrites() {
        return cypher.write(
                        "counter/settle-version",
                        Map.of(),
                        r -> r.get("rewrites").asLong())
                .get(0);
    }

    @Override
    public void holdRewrites(Runnable read) {
        cypher.write(tx -> {
            tx.run("counter/settle-version", Map.of()).consume();
            read.run();
            return true;
        });
    }

    private static TimelineNode node(MapAccessor row) {
        return new TimelineNode(row.get("ordinal").asInt(), row.get("id").asString(""), row.asMap());
    }
}
