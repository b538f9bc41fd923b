package bench;

import io.throughline.sample.MarketGenerator;
import io.throughline.sample.RetailMarket;
import io.throughline.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * Writes the same interactions twice over the same Bolt: as one timeline of arrays a customer, and as a node for each interaction with
 * {@code AT} and {@code NEXT}. Same columns, same chunks of customers, same two connections. Argument: number of interactions.
 */
public final class EventNodes {
    private static final int CHUNK = 3000;
    private static final String TIMELINES = "UNWIND $rows AS row CREATE (:Customer {id: row.id, ordinal: row.ordinal})-[:DID]->"
            + "(:Timeline {import: 1, part: 0, clock: 'TIME', from: row.at[0], to: row.at[-1], at: row.at,"
            + " touchpoints: row.touchpoints, channels: row.channels, campaigns: row.campaigns, values: row.values})";
    private static final String EVENTS = "UNWIND $rows AS row CREATE (c:Customer {id: row.id, ordinal: row.ordinal})"
            + " WITH c, row UNWIND range(0, size(row.at) - 1) AS i MATCH (t:Touchpoint {code: row.touchpoints[i]})"
            + " CREATE (e:Interaction {import: 1, at: row.at[i], channel: row.channels[i], campaign: row.campaigns[i], value: row.values[i]})"
            + "-[:AT]->(t) WITH c, collect(e) AS events FOREACH (first IN events[0..1] | CREATE (c)-[:DID]->(first))"
            + " FOREACH (i IN range(0, size(events) - 2) | FOREACH (a IN [events[i]] | FOREACH (b IN [events[i + 1]] | CREATE (a)-[:NEXT]->(b))))";

    private EventNodes() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int interactions = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        List<List<Map<String, Object>>> chunks = chunks(interactions);
        // each form twice, in turns: the first turn warms the machine up
        for (int turn = 0; turn < 2; turn++) {
            measure("timelines", TIMELINES, chunks, interactions);
            measure("event nodes", EVENTS, chunks, interactions);
        }
    }

    private static void measure(String name, String query, List<List<Map<String, Object>>> chunks, int interactions)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("throughline-bench-");
        try (EmbeddedStore store = EmbeddedStore.open(folder, 0)) {
            prepare(store.driver());
            ExecutorService two = Executors.newFixedThreadPool(2);
            long start = System.nanoTime();
            for (List<Map<String, Object>> rows : chunks) {
                two.execute(() -> {
                    try (Session session = store.driver().session()) {
                        session.executeWriteWithoutResult(
                                tx -> tx.run(query, Map.of("rows", rows)).consume());
                    }
                });
            }
            two.shutdown();
            two.awaitTermination(1, TimeUnit.HOURS);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%-12s %6.1f s %,10.0f interactions a second%n", name, seconds, interactions / seconds);
        }
    }

    private static void prepare(Driver driver) {
        try (Session session = driver.session()) {
            session.run("CREATE CONSTRAINT FOR (c:Customer) REQUIRE c.id IS UNIQUE").consume();
            session.run("CREATE INDEX FOR (c:Customer) ON (c.ordinal)").consume();
            session.run("CREATE CONSTRAINT FOR (t:Touchpoint) REQUIRE t.code IS UNIQUE").consume();
            session.run("CREATE INDEX FOR (t:Timeline) ON (t.import)").consume();
            session.run("CREATE INDEX FOR (e:Interaction) ON (e.import)").consume();
            session.run("UNWIND range(0, 39) AS code CREATE (:Touchpoint {code: code})").consume();
            session.run("CALL db.awaitIndexes(300)").consume();
        }
    }

    private static List<List<Map<String, Object>>> chunks(int interactions) throws IOException {
        List<List<Map<String, Object>>> chunks = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        MarketGenerator.ofInteractions(RetailMarket.standard(), interactions, 1).forEach((who, what) -> {
            Map<String, Object> row = new HashMap<>();
            row.put("id", who.id());
            row.put("ordinal", chunks.size() * CHUNK + rows.size());
            row.put("at", IntStream.range(0, what.size()).mapToLong(i -> what.seconds(i) * 1_000_000L).toArray());
            row.put("touchpoints", IntStream.range(0, what.size()).map(what::touchpoint).toArray());
            row.put("channels", IntStream.range(0, what.size()).map(what::channel).toArray());
            row.put("campaigns", IntStream.range(0, what.size()).map(what::campaign).toArray());
            row.put("values", IntStream.range(0, what.size()).mapToDouble(i -> what.cents(i) / 100.0).toArray());
            rows.add(row);
            if (rows.size() == CHUNK) {
                chunks.add(List.copyOf(rows));
                rows.clear();
            }
        });
        chunks.add(List.copyOf(rows));
        return chunks;
    }
}
