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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<RowsByCustomer> grouping = CompletableFuture.supplyAsync(() -> new RowsByCustomer(rows));
        BitSet fresh = known.findNewKeys(rows);
        RowsByCustomer grouped = grouping.join();
        List<String> customers = grouped.customers();
        int[] ordinals = findOrdinals(customers);
        known.load(ordinals, grouped.anyOfNobody());
        judgeKeyless(rows, grouped, ordinals, fresh);
        grouped.keep(fresh);
        BitSet first = new BitSet();
        BitSet sayers = new BitSet();
        for (int c = 0; c < ordinals.length; c++) {
            first.set(c, ordinals[c] < 0 && grouped.any(c));
        }
        giveOrdinals(ordinals, first);
        for (int c = 0; c < ordinals.length; c++) {
            if (grouped.any(c)) {
                sayers.set(ordinals[c]);
            }
        }
        VoiceRow voices = voices(rows, fresh);
        create(grouped, ordinals, first, voices);
        createAnonymous(grouped.ofNobody(), voices);
        state.said(sayers, fresh.cardinality(), rows.size() - fresh.cardinality());
        return fresh;
    }

    private void judgeKeyless(List<FeedbackRow> rows, RowsByCustomer grouped, int[] ordinals, BitSet fresh) {
        for (int place = fresh.nextClearBit(0); place < rows.size(); place = fresh.nextClearBit(place + 1)) {
            FeedbackRow row = rows.get(place);
            if (row.key() == null) {
                int customer = grouped.customerOf(place);
                int ordinal = customer < ordinals.length ? ordinals[customer] : KnownFeedback.NOBODY;
                fresh.set(place, known.isNew(row, ordinal));
            }
        }
    }

    private int[] findOrdinals(List<String> customers) {
        int[] ordinals = new int[customers.size()];
        Arrays.fill(ordinals, -1);
        if (state.customersKnown()) {
            ParallelChunks.run(ParallelChunks.of(ordinals.length, LOOKUP), chunk -> {
                int[] found = bulk.findOrdinals(customers.subList(chunk.from(), chunk.to()));
                System.arraycopy(found, 0, ordinals, chunk.from(), found.length);
            });
        }
        return ordinals;
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
        return new VoiceRow(state.seq, state.nextPart(), touchpoints, channels);
    }

    private static Map<String, Integer> codes(
            Codes codes, List<FeedbackRow> rows, BitSet fresh, Function<FeedbackRow, @Nullable String> name) {
        List<String> names = fresh.stream()
                .mapToObj(rows::get)
                .map(name)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        int[] found = codes.of(names);
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            named.put(names.get(i), found[i]);
        }
        return named;
    }

    private void create(RowsByCustomer grouped, int[] ordinals, BitSet first, VoiceRow voices) {
        List<String> customers = grouped.customers();
        ParallelChunks.run(ParallelChunks.of(ordinals.length, CHUNK), chunk -> {
            List<TimelineNode> created = new ArrayList<>();
            List<TimelineNode> further = new ArrayList<>();
            for (int c = chunk.from(); c < chunk.to(); c++) {
                if (grouped.any(c)) {
                    TimelineNode node = new TimelineNode(ordinals[c], customers.get(c), voices.of(grouped.of(c)));
                    (first.get(c) ? created : further).add(node);
                }
            }
            if (!created.isEmpty() || !further.isEmpty()) {
                bulk.createVoices(created, further);
            }
        });
    }

    private void createAnonymous(FeedbackRow[] items, VoiceRow voices) {
        for (int from = 0; from < items.length; from += TOGETHER) {
            FeedbackRow[] some = Arrays.copyOfRange(items, from, Math.min(items.length, from + TOGETHER));
            int part = state.nextPart();
            Map<String, Object> properties = new HashMap<>(voices.of(some));
            properties.put("part", part);
            cypher.write("voice/create-anonymous", Map.of("seq", state.seq, "part", part, "properties", properties));
        }
    }
}
