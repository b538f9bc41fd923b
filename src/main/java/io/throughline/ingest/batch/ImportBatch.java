package io.throughline.ingest.batch;

import io.throughline.ingest.text.TextDictionary;
import io.throughline.journey.Clock;
import io.throughline.journey.InteractionBatch;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One batch being filled, with the word tables that live as long as it. */
public final class ImportBatch {
    /** Entries there is room for at first: a live call has no more, and of a file's millions the first copies are nothing. */
    private static final int START = 1 << 10;

    private static final int WORTH_WRITING = 500_000;

    /** An attribute or trait of this part with its word table. */
    public record Field<T>(T target, TextDictionary words) {}

    /** Stands for a value that is masked. */
    public static final String MASK = "***";

    public final InteractionBatch batch;
    public final TextDictionary customers;
    public final TextDictionary touchpoints;
    public final TextDictionary channels;
    public final TextDictionary campaigns;
    private final Map<String, Field<InteractionBatch.Attribute>> attributes = new LinkedHashMap<>();
    private final Map<String, Field<InteractionBatch.Trait>> traits = new LinkedHashMap<>();
    private final Predicate<String> masked;
    private final BitSet seen = new BitSet();
    private long keyBytes;

    /** @param masked names of columns, attributes and traits whose values nobody may see */
    ImportBatch(int buffer, UnaryOperator<String> rename, Predicate<String> masked) {
        this.masked = masked;
        batch = new InteractionBatch(Math.min(buffer, START));
        customers = new TextDictionary(batch.customers);
        touchpoints = new TextDictionary(batch.touchpoints, rename);
        channels = TextDictionary.optional(batch.channels);
        campaigns = TextDictionary.optional(batch.campaigns);
    }

    public Field<InteractionBatch.Attribute> attribute(String name) {
        return attribute(name, name);
    }

    /** @param column of the file that it is read from */
    public Field<InteractionBatch.Attribute> attribute(String name, String column) {
        return attributes.computeIfAbsent(name, n -> new Field<>(batch.attribute(n), words(n, column)));
    }

    /** @param column of the file that it is read from */
    public Field<InteractionBatch.Trait> trait(String name, String column) {
        return traits.computeIfAbsent(name, n -> new Field<>(batch.trait(n), words(n, column)));
    }

    private TextDictionary words(String name, String column) {
        return masked.test(name) || masked.test(column) ? TextDictionary.masked(MASK) : new TextDictionary();
    }

    /** Holds the customer to the clock of its first row; false where this row has the other one. */
    public boolean admits(int customer, Clock clock) {
        boolean step = clock == Clock.STEP;
        if (seen.get(customer)) {
            return batch.stepClock.get(customer) == step;
        }
        seen.set(customer);
        batch.stepClock.set(customer, step);
        return true;
    }

    /** The code of a customer that no other row names. */
    public int newCustomer(String name, Clock clock) {
        int customer = batch.customers.code(name);
        batch.stepClock.set(customer, clock == Clock.STEP);
        keyBytes += name.length() + 56L;
        return customer;
    }

    public void setKey(int entry, String key) {
        batch.setKey(entry, key);
        keyBytes += key.length() + 56L;
    }

    void setOrder(int entry, String order) {
        batch.setOrder(entry, order);
        keyBytes += order.length() + 56L;
    }

    /** Whether it holds as much as a part may. */
    boolean isFull(ImportSettings settings) {
        return batch.size() >= settings.buffer() || textBytes() > settings.textBytes();
    }

    /** Whether nothing is lost by writing it before it is full: a customer of whom several parts tell is several timelines. */
    boolean isWorthWriting() {
        return batch.size() >= WORTH_WRITING && batch.inOrderOfCustomers();
    }

    /** Estimated bytes of all names and texts. */
    private long textBytes() {
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
