package io.throughline.store.imports;

import io.throughline.journey.Retention;
import io.throughline.journey.StoreEdited;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.query.VisibleImports.Visible;
import io.throughline.store.timeline.Compaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.context.ApplicationEventPublisher;

/** Removes what is too old under the lease of imports: first and last transaction make readers read everything anew. */
public final class StoredRetention implements Retention {
    /** Customers of a transaction. */
    private static final int SOME = 1000;

    private final Cypher cypher;
    private final Leases leases;
    private final Leftovers leftovers;
    private final ApplicationEventPublisher events;

    public StoredRetention(Cypher cypher, Leases leases, Leftovers leftovers, ApplicationEventPublisher events) {
        this.cypher = cypher;
        this.leases = leases;
        this.leftovers = leftovers;
        this.events = events;
    }

    @Override
    public synchronized Map<String, Long> removeOlder(ToLongFunction<String> before) {
        leftovers.await(left -> {});
        Removal removal;
        try (Lease lease = leases.take()) {
            removal = new Removal(cypher, VisibleImports.load(cypher), before);
            removal.run();
        }
        Map<String, Long> gone = removal.bySource();
        if (!gone.isEmpty()) {
            events.publishEvent(new StoreEdited());
        }
        return gone;
    }

    /** One round. */
    private static final class Removal {
        private final Cypher cypher;
        private final VisibleImports visible;
        /** By seq. */
        private final Map<Long, Long> before = new TreeMap<>();
        /** By moment, the imports that it holds for. */
        private final Map<Long, List<Visible>> groups = new TreeMap<>();

        private final Map<Long, Long> gone = new TreeMap<>();

        Removal(Cypher cypher, VisibleImports visible, ToLongFunction<String> moment) {
            this.cypher = cypher;
            this.visible = visible;
            for (Visible one : visible.all()) {
                long at = moment.applyAsLong(one.source());
                if (at != FOR_GOOD) {
                    before.put(one.seq(), at);
                    groups.computeIfAbsent(at, a -> new ArrayList<>()).add(one);
                }
            }
        }

        void run() {
            TreeSet<Integer> customers = new TreeSet<>();
            Map<String, MapAccessor> voices = new TreeMap<>();
            groups.forEach((at, imports) -> {
                Map<String, Object> params = params(at, imports);
                customers.addAll(cypher.list(
                        "timeline/list-older", params, row -> row.get("ordinal").asInt()));
                cypher.list("voice/list-older", params, row -> row)
                        .forEach(row -> voices.put(row.get("id").asString(), row));
                cypher.batched("identity/purge-older", params);
                purgeRows(at, imports);
            });
            List<Integer> all = List.copyOf(customers);
            for (int from = 0; from < all.size(); from += SOME) {
                List<Integer> some = all.subList(from, Math.min(all.size(), from + SOME));
                boolean told = from == 0;
                add(cypher.write(tx -> removeSome(tx, some, told)));
            }
            add(cypher.write(tx -> finish(tx, List.copyOf(voices.values()))));
        }

        private Map<Long, Long> removeSome(Tx tx, List<Integer> customers, boolean first) {
            if (first) {
                tx.run("counter/raise-version", Map.of("removal", true)).consume();
            }
            Map<Long, Long> went = new HashMap<>();
            Compaction.rewrite(tx, customers, this::keeps, seq -> went.merge(seq, 1L, Long::sum));
            count(tx, went);
            return went;
        }

        private boolean keeps(long seq, long at) {
            return at >= before.getOrDefault(seq, FOR_GOOD);
        }

        private Map<Long, Long> finish(Tx tx, List<MapAccessor> voices) {
            Map<Long, Long> went = new HashMap<>();
            for (MapAccessor row : voices) {
                OldVoice voice = OldVoice.of(row.get("properties").asMap(), before);
                Map<String, Object> params = new HashMap<>();
                params.put("id", row.get("id").asString());
                params.put("left", voice.left());
                tx.run("voice/replace-voice", params).consume();
                went.merge(voice.seq(), voice.gone(), Long::sum);
            }
            count(tx, went);
            if (!gone.isEmpty() || !went.isEmpty()) {
                tx.run("counter/raise-version", Map.of("removal", true)).consume();
            }
            if (!went.isEmpty()) {
                tx.run("counter/mark-said", Map.of()).consume();
            }
            return went;
        }

        private static void count(Tx tx, Map<Long, Long> went) {
            if (!went.isEmpty()) {
                List<Map<String, Object>> rows = new ArrayList<>();
                new TreeMap<>(went).forEach((seq, count) -> rows.add(Map.of("seq", seq, "count", count)));
                tx.run("import/count-expired", Map.of("rows", rows)).consume();
            }
        }

        private void add(Map<Long, Long> went) {
            went.forEach((seq, count) -> gone.merge(seq, count, Long::sum));
        }

        private void purgeRows(long at, List<Visible> imports) {
            List<Long> old = imports.stream()
                    .filter(one -> one.moment() < at)
                    .map(Visible::seq)
                    .toList();
            if (!old.isEmpty()) {
                cypher.write("import/purge-rows", Map.of("seqs", old));
            }
        }

        private static Map<String, Object> params(long at, List<Visible> imports) {
            long[] seqs = imports.stream().mapToLong(Visible::seq).toArray();
            return Map.of("imports", ImportRanges.of(seqs).runs(), "before", at);
        }

        Map<String, Long> bySource() {
            Map<String, Long> bySource = new TreeMap<>();
            gone.forEach((seq, count) -> {
                Visible one = visible.find(seq);
                bySource.merge(one == null ? "" : one.source(), count, Long::sum);
            });
            return bySource;
        }
    }
}
