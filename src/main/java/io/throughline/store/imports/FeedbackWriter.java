package io.throughline.store.imports;

import io.throughline.journey.FeedbackRow;
import io.throughline.store.catalogue.Codes;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports.Visible;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what customers said in one import: looks customers up, drops what the store has already, and creates one node for each customer.
 *
 * <p>Invariant: of rows alike in every column and without a key the store ends with as many as the import with the most of them brought; of rows of one source with one
 * key with the first.
 */
final class FeedbackWriter {
    private static final int LOOKUP = 10_000;
    private static final int CHUNK = 3_000;
    /** Items of nobody in one node. */
    private static final int TOGETHER = 5_000;

    private final Cypher cypher;
    private final Bulk bulk;
    private final ImportState state;
    private final KnownFeedback known;

    FeedbackWriter(Cypher cypher, Bulk bulk, ImportState state, Opening opening) {
        this.cypher = cypher;
        this.bulk = bulk;
        this.state = state;
        List<Long> sameSource = opening.replacement().staying().all().stream()
                .filter(visible -> visible.source().equals(opening.source))
                .map(Visible::seq)
                .toList();
        this.known = new KnownFeedback(cypher, state.base, sameSource);
    }

    /** Returns the places of what is new. */
    BitSet write(List<FeedbackRow> rows) {
        Map<String, List<Integer>> byCustomer = new LinkedHashMap<>();
        List<Integer> anonymous = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            String customer = rows.get(place).customer();
            (customer == null ? anonymous : byCustomer.computeIfAbsent(customer, c -> new ArrayList<>(2))).add(place);
        }
        List<String> customers = List.copyOf(byCustomer.keySet());
        int[] ordinals = findOrdinals(customers);
        known.load(ordinals, !anonymous.isEmpty());
        BitSet fresh = new BitSet();
        BitSet first = new BitSet();
        for (int c = 0; c < ordinals.length; c++) {
            List<Integer> mine = judge(rows, byCustomer.getOrDefault(customers.get(c), List.of()), ordinals[c], fresh);
            byCustomer.put(customers.get(c), mine);
            first.set(c, ordinals[c] < 0 && !mine.isEmpty());
        }
        List<Integer> nobody = judge(rows, anonymous, KnownFeedback.NOBODY, fresh);
        giveOrdinals(ordinals, first);
        VoiceRow voices = voices(rows, fresh);
        create(customers, byCustomer, ordinals, first, voices);
        createAnonymous(nobody, voices);
        BitSet sayers = new BitSet();
        for (int c = 0; c < ordinals.length; c++) {
            if (!byCustomer.getOrDefault(customers.get(c), List.of()).isEmpty()) {
                sayers.set(ordinals[c]);
            }
        }
        state.said(sayers, fresh.cardinality(), rows.size() - fresh.cardinality());
        return fresh;
    }

    private int[] findOrdinals(List<String> customers) {
        int[] ordinals = new int[customers.size()];
        Arrays.fill(ordinals, -1);
        if (state.customersKnown()) {
            for (int from = 0; from < ordinals.length; from += LOOKUP) {
                List<String> some = customers.subList(from, Math.min(ordinals.length, from + LOOKUP));
                System.arraycopy(bulk.findOrdinals(some), 0, ordinals, from, some.size());
            }
        }
        return ordinals;
    }

    /** What of one customer's rows is new, by time, ties as they came. */
    private List<Integer> judge(List<FeedbackRow> rows, List<Integer> places, int ordinal, BitSet fresh) {
        List<Integer> mine = new ArrayList<>(places.size());
        for (int place : places) {
            if (known.isNew(rows.get(place), ordinal)) {
                fresh.set(place);
                mine.add(place);
            }
        }
        mine.sort((a, b) -> Long.compare(rows.get(a).at(), rows.get(b).at()));
        return mine;
    }

    private void giveOrdinals(int[] ordinals, BitSet first) {
        if (first.isEmpty()) {
            return;
        }
        int next = cypher.write(tx -> Codes.reserve(tx, "ordinal", first.cardinality()));
        for (int c = first.nextSetBit(0); c >= 0; c = first.nextSetBit(c + 1)) {
            ordinals[c] = next++;
        }
    }

    private VoiceRow voices(List<FeedbackRow> rows, BitSet fresh) {
        Map<String, Integer> touchpoints = codes(state.touchpoints, rows, fresh, FeedbackRow::touchpoint);
        Map<String, Integer> channels = codes(state.channels, rows, fresh, FeedbackRow::channel);
        touchpoints.values().forEach(state.usedTouchpoints::set);
        channels.values().forEach(state.usedChannels::set);
        return new VoiceRow(rows, state.seq, state.nextPart(), touchpoints, channels);
    }

    private static Map<String, Integer> codes(
            Codes codes, List<FeedbackRow> rows, BitSet fresh, Function<FeedbackRow, @Nullable String> name) {
        Map<String, Integer> named = new TreeMap<>();
        fresh.stream().mapToObj(rows::get).map(name).forEach(one -> {
            if (one != null) {
                named.put(one, -1);
            }
        });
        List<String> names = List.copyOf(named.keySet());
        int[] found = codes.of(names);
        for (int i = 0; i < found.length; i++) {
            named.put(names.get(i), found[i]);
        }
        return new HashMap<>(named);
    }

    private void create(
            List<String> customers,
            Map<String, List<Integer>> byCustomer,
            int[] ordinals,
            BitSet first,
            VoiceRow voices) {
        List<ParallelChunks.Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < ordinals.length; from += CHUNK) {
            chunks.add(new ParallelChunks.Chunk(from, Math.min(ordinals.length, from + CHUNK)));
        }
        ParallelChunks.run(chunks, chunk -> {
            List<TimelineNode> created = new ArrayList<>();
            List<TimelineNode> further = new ArrayList<>();
            for (int c = chunk.from(); c < chunk.to(); c++) {
                List<Integer> mine = byCustomer.getOrDefault(customers.get(c), List.of());
                if (!mine.isEmpty()) {
                    TimelineNode node = new TimelineNode(ordinals[c], customers.get(c), voices.of(mine));
                    (first.get(c) ? created : further).add(node);
                }
            }
            if (!created.isEmpty() || !further.isEmpty()) {
                bulk.createVoices(created, further);
            }
        });
    }

    private void createAnonymous(List<Integer> places, VoiceRow voices) {
        for (int from = 0; from < places.size(); from += TOGETHER) {
            List<Integer> some = places.subList(from, Math.min(places.size(), from + TOGETHER));
            int part = state.nextPart();
            Map<String, Object> properties = new HashMap<>(voices.of(some));
            properties.put("part", part);
            cypher.write("voice/create-anonymous", Map.of("seq", state.seq, "part", part, "properties", properties));
        }
    }
}
