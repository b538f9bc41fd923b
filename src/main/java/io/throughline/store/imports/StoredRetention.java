package io.throughline.store.imports;

import io.throughline.journey.Retention;
import io.throughline.journey.StoreEdited;
import io.throughline.store.audit.StoredAudit;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.context.ApplicationEventPublisher;

/** Removes what is too old under the lease of imports: first and last transaction make readers read everything anew. */
public final class StoredRetention implements Retention {
    /** Customers of a transaction. */
    private static final int SOME = 1000;
    /** Links of a transaction. */
    private static final int SOME_LINKS = 10_000;
    /** Links that are listed at once. */
    private static final int MOST_LINKS = 200_000;

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
    public synchronized Map<String, Gone> removeOlder(ToLongFunction<String> before) {
        leftovers.await(left -> {});
        Removal removal;
        try (Lease lease = leases.take()) {
            removal = new Removal(cypher, VisibleImports.load(cypher), before);
            removal.run();
        }
        if (removal.figuresChange) {
            events.publishEvent(new StoreEdited());
        }
        return Map.copyOf(removal.gone);
    }

    /** One round. */
    private static final class Removal {
        private final Cypher cypher;
        private final VisibleImports visible;
        private final String round = UUID.randomUUID().toString();
        /** By seq. */
        private final Map<Long, Long> before = new TreeMap<>();
        /** By moment, the imports that it holds for. */
        private final Map<Long, List<Visible>> groups = new TreeMap<>();

        private Map<String, Gone> gone = new TreeMap<>();
        private boolean figuresChange;

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
                removeLinks(params);
                removeRows(at, imports);
            });
            List<Integer> all = List.copyOf(customers);
            for (int from = 0; from < all.size(); from += SOME) {
                List<Integer> some = all.subList(from, Math.min(all.size(), from + SOME));
                change(tx -> removeSome(tx, some));
            }
            if (!voices.isEmpty()) {
                change(tx -> removeVoices(tx, List.copyOf(voices.values())));
            }
            finish();
        }

        /** What was read between the first write and the last is read anew after it, by the next round if this one is killed. */
        private void change(Function<Tx, Map<Long, Gone>> removal) {
            write(tx -> {
                if (!figuresChange) {
                    tx.run("counter/mark-expiring", Map.of("expiring", true)).consume();
                    tx.run("counter/raise-version", Map.of("removal", true)).consume();
                }
                return removal.apply(tx);
            });
            figuresChange = true;
        }

        private void finish() {
            figuresChange |= cypher.write(tx -> {
                boolean began = tx.run("counter/mark-expiring", Map.of("expiring", false))
                        .single()
                        .get("expiring")
                        .asBoolean();
                if (began) {
                    tx.run("counter/raise-version", Map.of("removal", true)).consume();
                }
                return began;
            });
        }

        /** Removes, and says so in the audit log with the same write. */
        private void write(Function<Tx, Map<Long, Gone>> removal) {
            gone = cypher.write(tx -> {
                Map<String, Gone> all = new TreeMap<>(gone);
                Set<String> sources = new TreeSet<>();
                removal.apply(tx).forEach((seq, went) -> {
                    Visible one = visible.find(seq);
                    String source = one == null ? "" : one.source();
                    all.merge(source, went, Gone::plus);
                    sources.add(source);
                });
                sources.forEach(source -> StoredAudit.grow(
                        tx,
                        round,
                        "retention",
                        "retention",
                        source,
                        Objects.requireNonNull(all.get(source)).text()));
                return all;
            });
        }

        private Map<Long, Gone> removeSome(Tx tx, List<Integer> customers) {
            Map<Long, Long> went = new HashMap<>();
            Compaction.rewrite(tx, customers, this::keeps, seq -> went.merge(seq, 1L, Long::sum));
            return count(tx, went);
        }

        private boolean keeps(long seq, long at) {
            return at >= before.getOrDefault(seq, FOR_GOOD);
        }

        private Map<Long, Gone> removeVoices(Tx tx, List<MapAccessor> voices) {
            Map<Long, Long> went = new HashMap<>();
            for (MapAccessor row : voices) {
                OldVoice voice = OldVoice.of(row.get("properties").asMap(), before);
                Map<String, Object> params = new HashMap<>();
                params.put("id", row.get("id").asString());
                params.put("left", voice.left());
                tx.run("voice/replace-voice", params).consume();
                went.merge(voice.seq(), voice.gone(), Long::sum);
            }
            tx.run("counter/mark-said", Map.of()).consume();
            return count(tx, went);
        }

        private static Map<Long, Gone> count(Tx tx, Map<Long, Long> went) {
            List<Map<String, Object>> rows = new ArrayList<>();
            Map<Long, Gone> gone = new TreeMap<>();
            went.forEach((seq, count) -> {
                rows.add(Map.of("seq", seq, "count", count));
                gone.put(seq, new Gone(count, 0, 0, 0));
            });
            tx.run("import/count-expired", Map.of("rows", rows)).consume();
            return gone;
        }

        private void removeLinks(Map<String, Object> params) {
            Map<String, Object> some = new HashMap<>(params);
            some.put("most", MOST_LINKS);
            List<Link> links = List.of();
            do {
                links = cypher.list(
                        "identity/list-older",
                        some,
                        row -> new Link(row.get("id").asString(), row.get("seq").asLong()));
                for (int from = 0; from < links.size(); from += SOME_LINKS) {
                    List<Link> now = links.subList(from, Math.min(links.size(), from + SOME_LINKS));
                    change(tx -> removeLinks(tx, now));
                }
            } while (links.size() == MOST_LINKS);
        }

        private record Link(String id, long seq) {}

        private static Map<Long, Gone> removeLinks(Tx tx, List<Link> links) {
            tx.run(
                            "identity/delete-links",
                            Map.of("ids", links.stream().map(Link::id).toList()))
                    .consume();
            Map<Long, Gone> gone = new TreeMap<>();
            links.forEach(link -> gone.merge(link.seq(), new Gone(0, 1, 0, 0), Gone::plus));
            return gone;
        }

        private void removeRows(long at, List<Visible> imports) {
            List<Long> old = imports.stream()
                    .filter(one -> one.moment() < at)
                    .map(Visible::seq)
                    .toList();
            if (!old.isEmpty()) {
                write(tx -> {
                    Map<Long, Gone> rows = new TreeMap<>();
                    tx.run("import/purge-rows", Map.of("seqs", old))
                            .forEachRemaining(row -> rows.put(
                                    row.get("seq").asLong(),
                                    new Gone(
                                            0,
                                            0,
                                            row.get("rows").asLong(),
                                            row.get("columns").asLong())));
                    return rows;
                });
            }
        }

        private static Map<String, Object> params(long at, List<Visible> imports) {
            long[] seqs = imports.stream().mapToLong(Visible::seq).toArray();
            return Map.of("imports", ImportRanges.of(seqs).runs(), "before", at);
        }
    }
}
