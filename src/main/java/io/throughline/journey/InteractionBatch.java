package io.throughline.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One part of an import on its way to the store: primitive columns in the order of arrival, names coded by dictionaries that live as long as
 * the part. Filled by one thread, then handed over. A derived conversion stands as an entry of its own directly after its row.
 */
public final class InteractionBatch {
    /** An interaction attribute: one dictionary code for each entry, −1 where the cell is empty. */
    public static final class Attribute {
        private final String name;
        private BatchNames values = new BatchNames();
        private int[] codes = new int[0];

        private Attribute(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        public @Nullable String value(int entry) {
            int code = entry < codes.length ? codes[entry] - 1 : -1;
            return code < 0 ? null : values.name(code);
        }

        void set(int entry, String value) {
            if (entry >= codes.length) {
                codes = Arrays.copyOf(codes, Math.max(1024, entry * 2));
            }
            codes[entry] = values.code(value) + 1;
        }
    }

    /** A customer trait: the non-empty value with the latest time, by customer code; of equal times the greatest. */
    public static final class Trait {
        private final String name;
        private String[] values = new String[0];
        private long[] times = new long[0];

        private Trait(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        public @Nullable String value(int customer) {
            return customer < values.length ? values[customer] : null;
        }

        public long at(int customer) {
            return times[customer];
        }

        /** Writes the values another way. */
        public void rewrite(UnaryOperator<String> way) {
            for (int customer = 0; customer < values.length; customer++) {
                values[customer] = values[customer] == null ? null : way.apply(values[customer]);
            }
        }

        void offer(int customer, String value, long at) {
            if (customer >= values.length) {
                int size = Math.max(1024, customer * 2);
                values = Arrays.copyOf(values, size);
                times = Arrays.copyOf(times, size);
            }
            int later = values[customer] == null ? 1 : Long.compare(at, times[customer]);
            if (later > 0 || (later == 0 && value.compareTo(values[customer]) > 0)) {
                values[customer] = value;
                times[customer] = at;
            }
        }
    }

    public final BatchNames customers = new BatchNames();
    public final BatchNames touchpoints = new BatchNames();
    public final BatchNames channels = new BatchNames();
    public final BatchNames campaigns = new BatchNames();
    /** Customers (by code) whose {@code at} counts steps. */
    public final BitSet stepClock = new BitSet();

    public final RowOutcomes outcomes = new RowOutcomes();

    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Trait> traits = new ArrayList<>();
    private int size;
    /** How often the customer was another one than in the entry before. */
    private int runs;

    private int[] customer;
    private long[] at;
    private int[] touchpoint;
    private int[] channel;
    private int[] campaign;
    private double[] value;
    private long[] line;
    private String @Nullable [] key;
    private String @Nullable [] order;
    private double @Nullable [] sequence;
    private final BitSet derived = new BitSet();

    public InteractionBatch(int capacity) {
        int start = Math.max(16, capacity);
        customer = new int[start];
        at = new long[start];
        touchpoint = new int[start];
        channel = new int[start];
        campaign = new int[start];
        value = new double[start];
        line = new long[start];
    }

    /** Appends an entry and returns its place. Codes are of this part's dictionaries; NaN is no value; line 0 is none. */
    public int add(int customer, long at, int touchpoint, int channel, int campaign, double value, long line) {
        if (size == this.at.length) {
            grow();
        }
        runs += size > 0 && this.customer[size - 1] == customer ? 0 : 1;
        this.customer[size] = customer;
        this.at[size] = at;
        this.touchpoint[size] = touchpoint;
        this.channel[size] = channel;
        this.campaign[size] = campaign;
        this.value[size] = value;
        this.line[size] = line;
        return size++;
    }

    /** Whether the entries of hardly any customer stand apart. */
    public boolean inOrderOfCustomers() {
        return runs <= customers.size() + customers.size() / 10;
    }

    /** The entry is a conversion derived from a flag, not a row. */
    public void markDerived(int entry) {
        derived.set(entry);
    }

    public void setKey(int entry, String text) {
        if (key == null) {
            key = new String[at.length];
        }
        key[entry] = text;
    }

    /** What is one order: conversions of one time and touchpoint with the same text are one. */
    public void setOrder(int entry, String text) {
        if (order == null) {
            order = new String[at.length];
        }
        order[entry] = text;
    }

    /** Which of equal times comes first: the lower number, then those without one. */
    public void setSequence(int entry, double number) {
        if (sequence == null) {
            sequence = new double[at.length];
            Arrays.fill(sequence, Double.NaN);
        }
        sequence[entry] = number;
    }

    public Attribute attribute(String name) {
        Attribute attribute = new Attribute(name);
        attributes.add(attribute);
        return attribute;
    }

    /** A conversion derived from the entry has all attributes of its row. */
    public void setAttribute(Attribute attribute, int entry, String text) {
        attribute.set(entry, text);
        attribute.set(derived.get(entry + 1) ? entry + 1 : entry, text);
    }

    /** The distinct texts of an attribute. */
    public List<String> texts(Attribute attribute) {
        return attribute.values.all();
    }

    /** How many rows of this part hold each text. */
    public int[] cells(Attribute attribute) {
        int[] cells = new int[attribute.values.size()];
        for (int entry = 0; entry < attribute.codes.length; entry++) {
            if (attribute.codes[entry] > 0 && !derived.get(entry)) {
                cells[attribute.codes[entry] - 1]++;
            }
        }
        return cells;
    }

    /** Writes the texts of an attribute another way, which may make several of them one. */
    public void rewrite(Attribute attribute, UnaryOperator<String> way) {
        BatchNames written = new BatchNames();
        int[] to = new int[attribute.values.size() + 1];
        for (int code = 1; code < to.length; code++) {
            to[code] = written.code(way.apply(attribute.values.name(code - 1))) + 1;
        }
        attribute.codes = Arrays.stream(attribute.codes).map(code -> to[code]).toArray();
        attribute.values = written;
    }

    public Trait trait(String name) {
        Trait trait = new Trait(name);
        traits.add(trait);
        return trait;
    }

    public void offerTrait(Trait trait, int customer, String text, long at) {
        trait.offer(customer, text, at);
    }

    public int size() {
        return size;
    }

    public int customer(int entry) {
        return customer[entry];
    }

    public long at(int entry) {
        return at[entry];
    }

    public int touchpoint(int entry) {
        return touchpoint[entry];
    }

    public int channel(int entry) {
        return channel[entry];
    }

    public int campaign(int entry) {
        return campaign[entry];
    }

    public double value(int entry) {
        return value[entry];
    }

    public long line(int entry) {
        return line[entry];
    }

    public boolean derived(int entry) {
        return derived.get(entry);
    }

    public @Nullable String key(int entry) {
        return key == null ? null : key[entry];
    }

    public @Nullable String order(int entry) {
        return order == null ? null : order[entry];
    }

    /** NaN where there is none. */
    public double sequence(int entry) {
        return sequence == null ? Double.NaN : sequence[entry];
    }

    public boolean hasSequences() {
        return sequence != null;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<Trait> traits() {
        return traits;
    }

    private void grow() {
        int more = Math.max(1024, size + (size >> 1));
        customer = Arrays.copyOf(customer, more);
        at = Arrays.copyOf(at, more);
        touchpoint = Arrays.copyOf(touchpoint, more);
        channel = Arrays.copyOf(channel, more);
        campaign = Arrays.copyOf(campaign, more);
        value = Arrays.copyOf(value, more);
        line = Arrays.copyOf(line, more);
        key = key == null ? null : Arrays.copyOf(key, more);
        order = order == null ? null : Arrays.copyOf(order, more);
        if (sequence != null) {
            int known = sequence.length;
            sequence = Arrays.copyOf(sequence, more);
            Arrays.fill(sequence, known, more, Double.NaN);
        }
    }
}
