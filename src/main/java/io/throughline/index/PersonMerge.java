package io.throughline.index;

import io.throughline.identity.Evidence;
import io.throughline.identity.Resolution;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays the timelines of ids together that are one customer: by time, equal times by content, whichever import came first. */
final class PersonMerge {
    private static final Comparator<Id> BY_HASH = Comparator.comparingLong(id -> id.hash);

    /** One id with interactions. */
    private record Id(int person, int identifier, int segment, int slot, int ordinal, long hash) {}

    private final List<Segment> segments;
    private final Evidence evidence;
    private final SegmentColumns columns = new SegmentColumns();
    private final Map<Integer, Integer> persons = new HashMap<>();
    private final BitSet[] masks;
    private byte[] fromSegment = new byte[1024];
    private int[] fromRow = new int[1024];

    private PersonMerge(List<Segment> segments, Evidence evidence) {
        this.segments = segments;
        this.evidence = evidence;
        this.masks = new BitSet[segments.size()];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = (BitSet) segments.get(i).mask().clone();
        }
    }

    /** The snapshot in which customers with several ids are one; the same one where there are none. */
    static Snapshot join(Snapshot ids, Evidence evidence, Resolution resolution) {
        PersonMerge merge = new PersonMerge(ids.segments(), evidence);
        List<List<Id>> groups = merge.groups(resolution);
        return groups.isEmpty() ? ids : merge.snapshot(ids, groups);
    }

    private List<List<Id>> groups(Resolution resolution) {
        List<Id> all = ids(resolution.customer());
        all.sort(Comparator.comparingInt(Id::person));
        List<List<Id>> groups = new ArrayList<>();
        for (int from = 0, to = 0; from < all.size(); from = to) {
            while (to < all.size() && all.get(to).person == all.get(from).person) {
                to++;
            }
            List<Id> group = timed(all.subList(from, to));
            if (group.size() > 1) {
                groups.add(strongestFirst(group));
            }
        }
        groups.sort(Comparator.comparingInt(group -> group.get(0).ordinal));
        return groups;
    }

    /** Ids with interactions of customers that have several. */
    private List<Id> ids(int[] customer) {
        int[] ids = new int[customer.length];
        int[][] identifiers = new int[segments.size()][];
        for (int s = 0; s < identifiers.length; s++) {
            Segment segment = segments.get(s);
            identifiers[s] = new int[segment.timelines().customers()];
            for (int slot = 0; slot < identifiers[s].length; slot++) {
                int owner =
                        segment.reads(slot) ? evidence.owner(segment.timelines().idHash()[slot]) : -1;
                identifiers[s][slot] = owner;
                if (owner >= 0) {
                    ids[customer[owner]]++;
                }
            }
        }
        List<Id> several = new ArrayList<>();
        for (int s = 0; s < identifiers.length; s++) {
            Timelines of = segments.get(s).timelines();
            for (int slot = 0; slot < identifiers[s].length; slot++) {
                int owner = identifiers[s][slot];
                if (owner >= 0 && ids[customer[owner]] > 1) {
                    several.add(new Id(customer[owner], owner, s, slot, of.ordinals()[slot], of.idHash()[slot]));
                }
            }
        }
        return several;
    }

    /** Step numbers and times are of no one timeline: where there are times, ids that count steps stay alone. */
    private List<Id> timed(List<Id> ids) {
        List<Id> timed = ids.stream()
                .filter(id -> !segments.get(id.segment).timelines().stepClock().get(id.slot))
                .toList();
        return timed.isEmpty() ? ids : timed;
    }

    private List<Id> strongestFirst(List<Id> group) {
        List<Id> sorted = new ArrayList<>(group);
        sorted.sort(((Comparator<Id>) (a, b) -> evidence.compare(a.identifier, b.identifier)).thenComparing(BY_HASH));
        return sorted;
    }

    private Snapshot snapshot(Snapshot ids, List<List<Id>> groups) {
        groups.forEach(this::append);
        Timelines joined = columns.build();
        double[] sequences =
                new double[joined.ties() == null ? 0 : joined.ties().rows().length];
        Arrays.fill(sequences, Double.NaN);
        TieOrder.arrange(joined, sequences, new InteractionKindNames(ids.contacts(), ids.catalogue()));
        PersonRows rows = rows(joined);
        List<Segment> all = new ArrayList<>();
        for (int i = 0; i < masks.length; i++) {
            Segment segment = segments.get(i);
            all.add(new Segment(segment.timelines(), masks[i].isEmpty() ? null : masks[i], segment.columns()));
        }
        all.add(new Segment(joined));
        return new Snapshot(
                ids.version(),
                ids.catalogue(),
                ids.contacts(),
                ids.contactCount(),
                ids.latest(),
                all,
                ids.columns().joined(all, rows));
    }

    /** Where each row is from, by where it stands once ties are in order. */
    private PersonRows rows(Timelines joined) {
        int size = joined.rows();
        byte[] ofSegment = new byte[size];
        int[] ofRow = new int[size];
        Ties ties = joined.ties();
        for (int arrived = 0; arrived < size; arrived++) {
            int row = ties == null ? arrived : ties.place(arrived);
            ofSegment[row] = fromSegment[arrived];
            ofRow[row] = fromRow[arrived];
        }
        return new PersonRows(joined, ofSegment, ofRow, persons);
    }

    private void append(List<Id> group) {
        Id first = group.get(0);
        boolean steps = segments.get(first.segment).timelines().stepClock().get(first.slot);
        columns.beginCustomer(first.ordinal, first.hash, steps);
        List<Id> arriving = new ArrayList<>(group);
        arriving.sort(BY_HASH);
        List<long[]> times = new ArrayList<>();
        for (Id id : arriving) {
            persons.put(id.ordinal, first.ordinal);
            masks[id.segment].set(id.slot);
            Timelines of = segments.get(id.segment).timelines();
            times.add(Arrays.copyOfRange(of.at(), of.offsets()[id.slot], of.offsets()[id.slot + 1]));
        }
        int from = columns.rows();
        ArrivalMerge.run(times, (timeline, place) -> append(arriving.get(timeline), place));
        addTies(arriving, from);
    }

    private void append(Id id, int place) {
        Timelines of = segments.get(id.segment).timelines();
        int row = of.offsets()[id.slot] + place;
        int to = columns.rows();
        if (to == fromRow.length) {
            fromRow = Arrays.copyOf(fromRow, to * 2);
            fromSegment = Arrays.copyOf(fromSegment, to * 2);
        }
        fromRow[to] = row;
        fromSegment[to] = (byte) id.segment;
        double[] value = of.value();
        int[] order = of.order();
        columns.add(
                of.at()[row],
                of.contact()[row],
                value == null ? Double.NaN : value[row],
                order == null ? 0 : order[row]);
    }

    /** Moments of several ids, or of several imports of one: what came of one import under one id keeps its order. */
    private void addTies(List<Id> group, int first) {
        long[] at = columns.at();
        for (int from = first, to = first; from < columns.rows(); from = to) {
            while (to < columns.rows() && at[to] == at[from]) {
                to++;
            }
            if (to > from + 1) {
                addTie(from, to);
            }
        }
    }

    private void addTie(int from, int to) {
        Map<List<Integer>, Integer> chains = new HashMap<>();
        int[] chainOf = new int[to - from];
        boolean tied = false;
        for (int row = from; row < to; row++) {
            Timelines of = segments.get(fromSegment[row]).timelines();
            Ties ties = of.ties();
            int tie = ties == null ? -1 : ties.find(fromRow[row]);
            int slot = Arrays.binarySearch(of.offsets(), fromRow[row]);
            slot = slot < 0 ? -slot - 2 : slot;
            int chain = tie < 0 || ties == null ? -1 : ties.chains()[tie];
            int next = row - from;
            chainOf[next] = chains.computeIfAbsent(List.of((int) fromSegment[row], slot, chain), key -> next);
            tied |= tie >= 0 || chains.size() > 1;
        }
        for (int row = from; tied && row < to; row++) {
            columns.ties().add(row, chainOf[row - from], row);
        }
    }
}
