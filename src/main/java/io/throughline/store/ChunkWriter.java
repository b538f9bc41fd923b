package io.throughline.store;

import io.throughline.journey.Clock;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.InteractionStore.Written;
import io.throughline.journey.Rejection;
import io.throughline.store.Deduplication.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** Writes a run of customers of one part in one transaction. Shared by threads; each call keeps its own work. */
final class ChunkWriter {
    /** Ordinals by customer code, and the codes of those new to the store. */
    record Customers(int[] ordinals, BitSet fresh) {}

    /** Whether this part, or an earlier one of the same import, has keys. */
    record Keys(boolean now, boolean before) {}

    private final Cypher cypher;
    private final ImportState state;
    private final InteractionBatch part;
    private final PartOrder order;
    private final Customers customers;
    private final TimelineRow rows;
    private final Keys keys;
    private final int number;

    ChunkWriter(
            Cypher cypher,
            ImportState state,
            InteractionBatch part,
            PartOrder order,
            Customers customers,
            TimelineRow rows,
            Keys keys,
            int number) {
        this.cypher = cypher;
        this.state = state;
        this.part = part;
        this.order = order;
        this.customers = customers;
        this.rows = rows;
        this.keys = keys;
        this.number = number;
    }

    /** What one call gathers. */
    private static final class Work {
        final List<Map<String, Object>> first = new ArrayList<>();
        final List<Map<String, Object>> further = new ArrayList<>();
        final Set<String> columns = new HashSet<>();
        final BitSet time = new BitSet();
        final BitSet step = new BitSet();
        final long[] counts = new long[Verdict.values().length];

        long count(Verdict verdict) {
            return counts[verdict.ordinal()];
        }
    }

    /** Writes the customers with codes from {@code from} to before {@code to}. */
    Written write(int from, int to) {
        Map<Integer, Known> known = loadKnown(from, to);
        CustomerEntries entries = rows.entries(order);
        Work work = new Work();
        for (int customer = from; customer < to; customer++) {
            if (order.from(customer) < order.to(customer)) {
                Known has = known.getOrDefault(customers.ordinals()[customer], new Known());
                write(customer, entries.moveTo(customer), has, work);
            }
        }
        write(work);
        long duplicates = work.count(Verdict.DUPLICATE);
        state.brought(work.columns);
        long taken = work.count(Verdict.NEW) + work.count(Verdict.CHANGED);
        state.wrote(work.time, work.step, taken, duplicates);
        return new Written(taken, duplicates, work.count(Verdict.OTHER_CONTENT) + work.count(Verdict.OTHER_CLOCK));
    }

    /** The driver tries again where the answer to a commit was lost: then the first row tells whether all were written. */
    private void write(Work work) {
        AtomicBoolean tried = new AtomicBoolean();
        cypher.write(tx -> {
            if (tried.getAndSet(true) && wasWritten(tx, work)) {
                return true;
            }
            create(tx, "timeline/create-first", work.first);
            create(tx, "timeline/create-further", work.further);
            return true;
        });
    }

    private void create(TransactionContext tx, String query, List<Map<String, Object>> some) {
        if (!some.isEmpty()) {
            Cypher.run(tx, query, Map.of("import", state.seq, "part", number, "rows", some))
                    .consume();
        }
    }

    private boolean wasWritten(TransactionContext tx, Work work) {
        return Stream.concat(work.first.stream(), work.further.stream())
                .findFirst()
                .map(row -> Map.of("import", state.seq, "part", number, "ordinal", row.get("ordinal")))
                .filter(params ->
                        Cypher.run(tx, "timeline/find-written", params).hasNext())
                .isPresent();
    }

    private void write(int customer, CustomerEntries entries, Known known, Work work) {
        int ordinal = customers.ordinals()[customer];
        Clock clock = part.stepClock.get(customer) ? Clock.STEP : Clock.TIME;
        if (known.clock() == null && !customers.fresh().get(customer)) {
            Clock earlier = state.clock(ordinal);
            if (earlier != null) {
                known.clock(earlier);
            }
        }
        Verdict[] verdicts = known.isEmpty() && !keys.now()
                ? allNew(entries.size())
                : Deduplication.judge(entries, clock, known, consumed(ordinal, known));
        int[] accepted = new int[entries.size()];
        int size = 0;
        for (int place = 0; place < verdicts.length; place++) {
            if (verdicts[place].taken()) {
                accepted[size++] = place;
            }
            if (!entries.derived(place)) {
                work.counts[verdicts[place].ordinal()]++;
                tell(verdicts[place], entries.entry(place), clock);
            }
        }
        if (size > 0) {
            int[] kept = Arrays.copyOf(accepted, size);
            long[] contents = keys.now() ? contents(entries, kept) : new long[0];
            int[] places = IntStream.of(kept).map(entries::entry).toArray();
            List<Map<String, Object>> into = customers.fresh().get(customer) ? work.first : work.further;
            Map<String, Object> row = rows.of(customer, ordinal, clock, places, contents);
            into.add(row);
            work.columns.addAll(TimelineRow.columns(row));
            (clock == Clock.STEP ? work.step : work.time).set(ordinal);
        }
    }

    private BitSet consumed(int ordinal, Known known) {
        return known.hasUnkeyed() ? state.consumed(ordinal) : new BitSet();
    }

    private static Verdict[] allNew(int size) {
        Verdict[] verdicts = new Verdict[size];
        Arrays.fill(verdicts, Verdict.NEW);
        return verdicts;
    }

    private static long[] contents(CustomerEntries entries, int[] places) {
        return IntStream.of(places)
                .mapToLong(p -> entries.key(p) == null ? 0 : entries.content(p))
                .toArray();
    }

    private void tell(Verdict verdict, int entry, Clock clock) {
        if (verdict == Verdict.CHANGED) {
            state.changed(part.line(entry), text(entry));
        }
        if (verdict != Verdict.OTHER_CONTENT && verdict != Verdict.OTHER_CLOCK) {
            return;
        }
        String reason = verdict == Verdict.OTHER_CONTENT
                ? "the key " + part.key(entry)
                        + " of this customer is taken by a row with other content; if this file corrects an earlier one, import it with replaces="
                : "this customer's earlier rows have "
                        + (clock == Clock.STEP ? "times, this one a step number" : "step numbers, this one a time");
        String customer = part.customers.name(part.customer(entry));
        long line = part.line(entry);
        state.reject(new Rejection(line == 0 ? null : line, reason, text(entry)), customer);
    }

    private String text(int entry) {
        return part.customers.name(part.customer(entry)) + "," + part.at(entry) + ","
                + part.touchpoints.name(part.touchpoint(entry));
    }

    /** What the store has of these customers, by ordinal. */
    private Map<Integer, Known> loadKnown(int from, int to) {
        Map<Integer, Known> known = new HashMap<>();
        boolean own = keys.now() && keys.before();
        int[] ordinals = IntStream.range(from, to)
                .filter(c -> !customers.fresh().get(c) && order.from(c) < order.to(c))
                .map(c -> customers.ordinals()[c])
                .toArray();
        if (ordinals.length == 0 || (state.base.length == 0 && !own)) {
            return known;
        }
        long[] imports = own
                ? LongStream.concat(Arrays.stream(state.base), LongStream.of(state.seq))
                        .toArray()
                : state.base;
        cypher.list(
                "timeline/list-known",
                Map.of("ordinals", ordinals, "imports", imports),
                r -> add(known.computeIfAbsent(r.get("ordinal").asInt(), o -> new Known()), r));
        return known;
    }

    private Known add(Known known, Record row) {
        StoredContent node = new StoredContent(row.get("properties").asMap());
        known.clock(Clock.valueOf(row.get("properties").get("clock").asString()));
        boolean ours = node.isOf(state.seq);
        for (int i = 0; i < node.size(); i++) {
            if (!ours && !node.isOfAny(state.base, i)) {
                continue;
            }
            String key = node.key(i);
            if (key != null) {
                known.addKeyed(key, node.content(i));
            } else if (!ours && !(i > 0 && node.derived(i) && node.key(i - 1) != null)) {
                known.add(node.at(i), node.touchpoint(i), node.derived(i), node.identity(i), node.whole(i));
            }
        }
        return known;
    }
}
