package io.throughline.ingest;

import io.throughline.journey.Clock;
import io.throughline.journey.InteractionBatch;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One batch being filled, with the word tables that live as long as it. */
final class Part {
    private static final int START = 1 << 16;

    /** An attribute or trait of this part with its word table. */
    record Field<T>(T target, Words words) {}

    final InteractionBatch batch;
    final Words customers;
    final Words touchpoints;
    final Words channels;
    final Words campaigns;
    private final Map<String, Field<InteractionBatch.Attribute>> attributes = new LinkedHashMap<>();
    private final Map<String, Field<InteractionBatch.Trait>> traits = new LinkedHashMap<>();
    private final BitSet seen = new BitSet();
    private long keyBytes;

    Part(int buffer, UnaryOperator<String> rename) {
        batch = new InteractionBatch(Math.min(buffer, START));
        customers = new Words(batch.customers);
        touchpoints = new Words(batch.touchpoints, rename);
        channels = Words.optional(batch.channels);
        campaigns = Words.optional(batch.campaigns);
    }

    Field<InteractionBatch.Attribute> attribute(String name) {
        return attributes.computeIfAbsent(name, n -> new Field<>(batch.attribute(n), new Words()));
    }

    Field<InteractionBatch.Trait> trait(String name) {
        return traits.computeIfAbsent(name, n -> new Field<>(batch.trait(n), new Words()));
    }

    /** Holds the customer to the clock of its first row; false where this row has the other one. */
    boolean admits(int customer, Clock clock) {
        boolean step = clock == Clock.STEP;
        if (seen.get(customer)) {
            return batch.stepClock.get(customer) == step;
        }
        seen.set(customer);
        batch.stepClock.set(customer, step);
        return true;
    }

    /** The code of a customer that no other row names. */
    int newCustomer(String name, Clock clock) {
        int customer = batch.customers.code(name);
        batch.stepClock.set(customer, clock == Clock.STEP);
        keyBytes += name.length() + 56L;
        return customer;
    }

    void setKey(int entry, String key) {
        batch.setKey(entry, key);
        keyBytes += key.length() + 56L;
    }

    void setOrder(int entry, String order) {
        batch.setOrder(entry, order);
        keyBytes += order.length() + 56L;
    }

    /** Estimated bytes of all names and texts. */
    long textBytes() {
        long bytes = keyBytes + customers.bytes() + touchpoints.bytes() + channels.bytes() + campaigns.bytes();
        for (Field<?> field : attributes.values()) {
            bytes += field.words().bytes();
        }
        for (Field<?> field : traits.values()) {
            bytes += field.words().bytes();
        }
        return bytes;
    }
}
