package io.throughline.store.imports;

import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.InteractionBatch;
import io.throughline.store.catalogue.Codes;
import io.throughline.store.query.Cypher;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes one part of an import: looks customers up, drops what the store has already, and creates one node for each customer.
 *
 * <p>Cost: one transaction for some thousand customers, two at a time; 8 bytes an entry beyond the part itself.
 */
final class PartWriter {
    private static final int CHUNK_CUSTOMERS = 3000;
    private static final int CHUNK_ENTRIES = 40_000;
    private static final int LOOKUP = 10_000;

    private final Cypher cypher;
    private final Bulk bulk;
    private final ImportState state;

    PartWriter(Cypher cypher, Bulk bulk, ImportState state) {
        this.cypher = cypher;
        this.bulk = bulk;
        this.state = state;
    }

    Written write(InteractionBatch part) {
        if (part.size() == 0) {
            return new Written(0, 0, 0);
        }
        PartOrder order = PartOrder.of(part);
        int[] ordinals = findOrdinals(part);
        BitSet fresh = giveOrdinals(order, ordinals);
        boolean keyed = hasKeys(part);
        boolean keyedBefore = state.keyed(keyed);
        int[] touchpoints = state.touchpoints.of(part.touchpoints.all());
        int[] channels = state.channels.of(part.channels.all());
        int[] campaigns = state.campaigns.of(part.campaigns.all());
        ChunkWriter chunk = new ChunkWriter(
                bulk,
                state,
                part,
                order,
                new ChunkWriter.Customers(ordinals, fresh),
                new TimelineRow(part, state.seq, state.nextPart(), touchpoints, channels, campaigns),
                new ChunkWriter.Keys(keyed, keyedBefore));
        Written written = inParallel(chunk, chunks(order, ordinals.length));
        use(part, touchpoints, channels, campaigns);
        return written;
    }

    /** Marks moments that were told differently before; after the last part. */
    void finish() {
        List<TimelineNode> marks = state.retold.marks(state.seq, state.nextPart());
        for (int from = 0; from < marks.size(); from += CHUNK_CUSTOMERS) {
            bulk.create(List.of(), marks.subList(from, Math.min(marks.size(), from + CHUNK_CUSTOMERS)));
        }
    }

    /** Ordinals by customer code, −1 where the store does not know the customer. */
    private int[] findOrdinals(InteractionBatch part) {
        int[] ordinals = new int[part.customers.size()];
        Arrays.fill(ordinals, -1);
        if (!state.customersKnown()) {
            return ordinals;
        }
        for (int from = 0; from < ordinals.length; from += LOOKUP) {
            List<String> ids = part.customers.all().subList(from, Math.min(ordinals.length, from + LOOKUP));
            System.arraycopy(bulk.findOrdinals(ids), 0, ordinals, from, ids.size());
        }
        return ordinals;
    }

    /** Gives the next ordinals to customers without one, and tells who they are. */
    private BitSet giveOrdinals(PartOrder order, int[] ordinals) {
        BitSet fresh = new BitSet();
        for (int customer = 0; customer < ordinals.length; customer++) {
            fresh.set(customer, ordinals[customer] < 0 && order.from(customer) < order.to(customer));
        }
        if (fresh.isEmpty()) {
            return fresh;
        }
        int next = cypher.write(tx -> Codes.reserve(tx, "ordinal", fresh.cardinality()));
        for (int customer = fresh.nextSetBit(0); customer >= 0; customer = fresh.nextSetBit(customer + 1)) {
            ordinals[customer] = next++;
        }
        return fresh;
    }

    private static boolean hasKeys(InteractionBatch part) {
        for (int i = 0; i < part.size(); i++) {
            if (part.key(i) != null) {
                return true;
            }
        }
        return false;
    }

    /** Bounds of runs of customers that are written together. */
    private static List<ParallelChunks.Chunk> chunks(PartOrder order, int customers) {
        List<ParallelChunks.Chunk> chunks = new ArrayList<>();
        int from = 0;
        for (int customer = 0; customer < customers; customer++) {
            boolean full = customer + 1 - from >= CHUNK_CUSTOMERS
                    || order.to(customer) - order.from(from) >= CHUNK_ENTRIES
                    || customer + 1 == customers;
            if (full) {
                chunks.add(new ParallelChunks.Chunk(from, customer + 1));
                from = customer + 1;
            }
        }
        return chunks;
    }

    private static Written inParallel(ChunkWriter writer, List<ParallelChunks.Chunk> chunks) {
        AtomicLong accepted = new AtomicLong();
        AtomicLong duplicates = new AtomicLong();
        AtomicLong rejected = new AtomicLong();
        ParallelChunks.run(chunks, chunk -> {
            Written written = writer.write(chunk.from(), chunk.to());
            accepted.addAndGet(written.accepted());
            duplicates.addAndGet(written.duplicates());
            rejected.addAndGet(written.rejected());
        });
        return new Written(accepted.get(), duplicates.get(), rejected.get());
    }

    private void use(InteractionBatch part, int[] touchpoints, int[] channels, int[] campaigns) {
        for (int i = 0; i < part.size(); i++) {
            state.usedTouchpoints.set(touchpoints[part.touchpoint(i)]);
        }
        Arrays.stream(channels).forEach(state.usedChannels::set);
        Arrays.stream(campaigns).forEach(state.usedCampaigns::set);
    }
}
