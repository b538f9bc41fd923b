package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.Rejection;
import io.throughline.store.imports.Deduplication.Verdict;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.LatestTraits.Told;
import io.throughline.store.timeline.PropertyNames;
import io.throughline.store.timeline.StoredContent;
import io.throughline.store.timeline.TimelineNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes a run of customers of one part in one transaction. Shared by threads; each call keeps its own work. */
final class ChunkWriter {
    /** Ordinals by customer code, and the codes of those new to the store. */
    record Customers(int[] ordinals, BitSet fresh) {}

    /** Whether this part, or an earlier one of the same import, has keys. */
    record Keys(boolean now, boolean before) {}

    private final Bulk bulk;
    private final ImportState state;
    private final InteractionBatch part;
    private final PartOrder order;
    private final Customers customers;
    private final TimelineRow rows;
    private final Keys keys;

    ChunkWriter(
            Bulk bulk,
            ImportState state,
            InteractionBatch part,
            PartOrder order,
            Customers customers,
            TimelineRow rows,
            Keys keys) {
        this.bulk = bulk;
        this.state = state;
        this.part = part;
        this.order = order;
        this.customers = customers;
        this.rows = rows;
        this.keys = keys;
    }

    /** What one call gathers. */
    private static final class Work {
        final List<TimelineNode> first = new ArrayList<>();
        final List<TimelineNode> further = new ArrayList<>();
        final Set<String> columns = new HashSet<>();
        final BitSet time = new BitSet();
        final BitSet step = new BitSet();
        final long[] counts = new long[Verdict.values().length];

        /** Remembers the keys of attributes and traits. */
        void addColumns(TimelineNode node) {
            for (String key : node.properties().keySet()) {
                if (PropertyNames.isColumn(key)) {
                    columns.add(key);
                }
            }
        }

        long count(Verdict verdict) {
            return counts[verdict.ordinal()];
        }
    }

    /** Writes the customers with codes from {@code from} to before {@code to}. */
    Written write(int from, int to) {
        Map<Integer, KnownInteractions> known = loadKnown(from, to);
        CustomerEntries entries = rows.entries(order);
        Work work = new Work();
        for (int customer = from; customer < to; customer++) {
            if (order.from(customer) < order.to(customer)) {
                KnownInteractions has = known.getOrDefault(customers.ordinals()[customer], new KnownInteractions());
                write(customer, entries.moveTo(customer), has, work);
                if (!has.otherSystems().isEmpty()) {
                    state.shared.add(customers.ordinals()[customer], part.customers.name(customer), has.otherSystems());
                }
            }
        }
        bulk.create(work.first, work.further);
        long duplicates = work.count(Verdict.DUPLICATE);
        state.brought(work.columns);
        long taken = work.count(Verdict.NEW) + work.count(Verdict.CHANGED);
        state.wrote(work.time, work.step, taken, duplicates);
        return new Written(taken, duplicates, work.count(Verdict.OTHER_CONTENT) + work.count(Verdict.OTHER_CLOCK));
    }

    private void write(int customer, CustomerEntries entries, KnownInteractions known, Work work) {
        int ordinal = customers.ordinals()[customer];
        Clock clock = part.stepClock.get(customer) ? Clock.STEP : Clock.TIME;
        if (known.clock() == null && !customers.fresh().get(customer)) {
            Clock earlier = state.clock(ordinal);
            if (earlier != null) {
                known.clock(earlier);
            }
        }
        Verdict[] verdicts =
                known.isEmpty() && !keys.now() ? allNew(entries.size()) : judge(ordinal, entries, clock, known);
        int[] accepted = new int[entries.size()];
        int size = 0;
        for (int place = 0; place < verdicts.length; place++) {
            if (verdicts[place].taken()) {
                accepted[size++] = place;
            }
            if (!entries.derived(place)) {
                work.counts[verdicts[place].ordinal()]++;
                part.outcomes.set(entries.entry(place), verdicts[place].outcome());
                tell(verdicts[place], entries.entry(place), clock);
            }
        }
        if (size > 0) {
            int[] kept = entries.withoutRowFirst(Arrays.copyOf(accepted, size));
            long[] contents = keys.now() ? contents(entries, kept) : new long[0];
            int[] places = IntStream.of(kept).map(entries::entry).toArray();
            List<TimelineNode> into = customers.fresh().get(customer) ? work.first : work.further;
            TimelineNode node = rows.of(customer, ordinal, clock, places, contents);
            into.add(node);
            work.addColumns(node);
            (clock == Clock.STEP ? work.step : work.time).set(ordinal);
        }
        boolean later = tellTraits(customer, known);
        if (later && size == 0 && Arrays.asList(verdicts).contains(Verdict.DUPLICATE)) {
            TimelineNode node = rows.ofTraits(customer, ordinal, clock, entries.at(0));
            work.further.add(node);
            work.addColumns(node);
        }
    }

    /** Remembers traits of which the store holds another value for the same moment; whether any counts rather than what it holds. */
    private boolean tellTraits(int customer, KnownInteractions known) {
        boolean later = false;
        for (InteractionBatch.Trait trait : part.traits()) {
            String value = trait.value(customer);
            if (value != null) {
                Told held = known.traits().find(trait.name());
                Told told = new Told(value, trait.at(customer), state.seq);
                later |= held == null || told.isAfter(held);
                if (held != null && held.at() == told.at() && !held.value().equals(value)) {
                    String whose = trait.name() + " of " + part.customers.name(customer);
                    state.traitDiffers(whose + " ('" + value + "' and '" + held.value() + "')");
                }
            }
        }
        return later;
    }

    private Verdict[] judge(int ordinal, CustomerEntries entries, Clock clock, KnownInteractions known) {
        BitSet consumed = consumed(ordinal, known);
        BitSet before = (BitSet) consumed.clone();
        Verdict[] verdicts = Deduplication.judge(entries, clock, known, consumed);
        state.retold.look(ordinal, entries, verdicts, known, before);
        return verdicts;
    }

    private BitSet consumed(int ordinal, KnownInteractions known) {
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
            state.changed(part.line(entry), text(entry, clock));
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
        state.reject(new Rejection(line == 0 ? null : line, reason, text(entry, clock)), customer);
    }

    private String text(int entry, Clock clock) {
        long at = part.at(entry);
        String time = clock == Clock.STEP
                ? Long.toString(at)
                : Instant.EPOCH.plus(at, ChronoUnit.MICROS).toString();
        return part.customers.name(part.customer(entry)) + "," + time + ","
                + part.touchpoints.name(part.touchpoint(entry));
    }

    /** What the store has of these customers, by ordinal. */
    private Map<Integer, KnownInteractions> loadKnown(int from, int to) {
        Map<Integer, KnownInteractions> known = new HashMap<>();
        boolean own = keys.now() && keys.before();
        int[] ordinals = IntStream.range(from, to)
                .filter(c -> !customers.fresh().get(c) && order.from(c) < order.to(c))
                .map(c -> customers.ordinals()[c])
                .toArray();
        if (ordinals.length == 0 || (state.base.isEmpty() && !own)) {
            return known;
        }
        ImportRanges imports = own ? state.base.with(state.seq) : state.base;
        bulk.listBefore(
                ordinals,
                imports,
                node -> add(known.computeIfAbsent(node.ordinal(), o -> new KnownInteractions()), node));
        return known;
    }

    private void add(KnownInteractions known, TimelineNode node) {
        known.clock(Clock.valueOf(node.text("clock")));
        boolean ours = node.seq() == state.seq;
        if (!ours && !part.traits().isEmpty()) {
            known.traits().add(node, state.base::contains);
        }
        StoredContent rows = new StoredContent(node);
        long last = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (!ours && !state.base.contains(rows.seq(i))) {
                continue;
            }
            String system = rows.seq(i) == last ? null : state.shared.system(rows.seq(i));
            last = rows.seq(i);
            if (system != null) {
                known.otherSystems().add(system);
            }
            String key = rows.key(i);
            if (!ours) {
                known.tell(
                        rows.at(i),
                        rows.seq(i),
                        KnownInteractions.row(rows.touchpoint(i), rows.derived(i), rows.whole(i)));
            }
            if (key != null) {
                known.addKeyed(key, rows.content(i));
            } else if (!ours && !(rows.belongs(i) && rows.key(i - 1) != null)) {
                known.add(rows.at(i), rows.touchpoint(i), rows.derived(i), rows.identity(i), rows.whole(i));
            }
        }
    }
}
