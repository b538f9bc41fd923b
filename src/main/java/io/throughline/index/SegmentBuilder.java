package io.throughline.index;

import io.throughline.journey.Clock;
import io.throughline.journey.Contacts;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects stored timelines, which arrive by customer ordinal, into the columns of one segment; the timelines of one customer merge
 * by (time, import, part, position).
 */
final class SegmentBuilder implements Consumer<StoredTimeline> {
    private static final Comparator<StoredTimeline> ARRIVAL =
            Comparator.comparingLong(StoredTimeline::order).thenComparingInt(StoredTimeline::part);

    private final Contacts contacts;
    private final SegmentColumns columns = new SegmentColumns();
    private final List<StoredTimeline> customer = new ArrayList<>();
    private final LatestTimes latest;

    SegmentBuilder(Contacts contacts, LatestTimes latest) {
        this.contacts = contacts;
        this.latest = latest;
    }

    @Override
    public void accept(StoredTimeline timeline) {
        if (!customer.isEmpty()) {
            int current = customer.get(0).ordinal();
            if (timeline.ordinal() < current) {
                throw new IllegalStateException("timelines out of order: " + timeline.ordinal() + " after " + current);
            }
            if (timeline.ordinal() != current) {
                flush();
            }
        }
        customer.add(timeline);
    }

    Timelines build() {
        flush();
        return columns.build();
    }

    private void flush() {
        if (customer.isEmpty()) {
            return;
        }
        StoredTimeline first = customer.get(0);
        columns.beginCustomer(first.ordinal(), hash(first.customer()), first.clock() == Clock.STEP);
        if (customer.size() == 1) {
            for (int i = 0; i < first.at().length; i++) {
                append(first, i);
            }
        } else {
            merge();
        }
        customer.clear();
    }

    private void merge() {
        customer.sort(ARRIVAL);
        ArrivalMerge.run(
                customer.stream().map(StoredTimeline::at).toList(),
                (timeline, place) -> append(customer.get(timeline), place));
    }

    private void append(StoredTimeline t, int i) {
        int source = contacts.source(t.sources() == null ? t.source() : t.sources()[i]);
        boolean derived = t.derived() != null && t.derived()[i];
        int contact = contacts.code(t.touchpoints()[i], t.channels()[i], t.campaigns()[i], source, derived);
        columns.add(t.at()[i], contact, t.values() == null ? Double.NaN : t.values()[i]);
        if (t.clock() == Clock.TIME) {
            latest.offer(source, t.at()[i], t.moments() == null ? t.moment() : t.moments()[i]);
        } else {
            latest.offerSteps(source);
        }
    }

    /** 64-bit hash of an id: FNV-1a over its characters, finished as in SplitMix64. */
    static long hash(String id) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }

    /** Growing columns of one segment. */
    static final class SegmentColumns {
        private int customers;
        private int rows;
        private int[] ordinals = new int[1024];
        private int[] offsets = new int[1025];
        private long[] idHash = new long[1024];
        private long[] at = new long[4096];
        private int[] contact = new int[4096];
        private double[] value = new double[0];
        private final BitSet stepClock = new BitSet();

        void beginCustomer(int ordinal, long hash, boolean steps) {
            if (customers == ordinals.length) {
                int more = customers + (customers >> 1);
                ordinals = Arrays.copyOf(ordinals, more);
                idHash = Arrays.copyOf(idHash, more);
                offsets = Arrays.copyOf(offsets, more + 1);
            }
            ordinals[customers] = ordinal;
            idHash[customers] = hash;
            stepClock.set(customers, steps);
            customers++;
            offsets[customers] = rows;
        }

        void add(long time, int code, double amount) {
            if (rows == at.length) {
                int more = rows + (rows >> 1);
                at = Arrays.copyOf(at, more);
                contact = Arrays.copyOf(contact, more);
            }
            if (!Double.isNaN(amount) && value.length == 0) {
                value = new double[at.length];
                Arrays.fill(value, Double.NaN);
            }
            if (value.length > 0 && value.length < at.length) {
                int known = value.length;
                value = Arrays.copyOf(value, at.length);
                Arrays.fill(value, known, value.length, Double.NaN);
            }
            at[rows] = time;
            contact[rows] = code;
            if (value.length > 0) {
                value[rows] = amount;
            }
            offsets[customers] = ++rows;
        }

        Timelines build() {
            return new Timelines(
                    Arrays.copyOf(ordinals, customers),
                    Arrays.copyOf(offsets, customers + 1),
                    Arrays.copyOf(at, rows),
                    Arrays.copyOf(contact, rows),
                    value.length == 0 ? null : Arrays.copyOf(value, rows),
                    Arrays.copyOf(idHash, customers),
                    stepClock);
        }
    }
}
