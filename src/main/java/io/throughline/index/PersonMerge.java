package io.throughline.index;

import io.throughline.identity.Evidence;
import io.throughline.identity.Resolution;
import io.throughline.index.JoinedPersons.Laid;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lays the timelines of ids together that are one customer: by time, equal times by content, whichever import came first. Customers whose ids and timelines are those of
 * the version before are not laid again.
 */
final class PersonMerge {
    private final PersonGroups groups;
    private final InteractionKinds kinds;
    private final SegmentColumns columns = new SegmentColumns();
    private byte[] fromSegment = new byte[1024];
    private int[] fromRow = new int[1024];

    private PersonMerge(PersonGroups groups, InteractionKinds kinds) {
        this.groups = groups;
        this.kinds = kinds;
    }

    /** The snapshot in which customers with several ids are one; the same one where there are none. @param before what was joined last */
    static Snapshot join(
            Snapshot ids, IdOwners owners, Evidence evidence, Resolution resolution, JoinedPersons before) {
        List<Segment> segments = ids.segments();
        PersonGroups groups = PersonGroups.of(segments, owners.of(segments, evidence), evidence, resolution);
        return groups.size() == 0 ? ids : new PersonMerge(groups, ids.contacts()).snapshot(ids, before);
    }

    private Snapshot snapshot(Snapshot ids, JoinedPersons before) {
        BitSet same = new BitSet();
        List<Laid> laid = before.kept(groups, same);
        if (same.cardinality() < groups.size()) {
            laid.add(lay(same, new InteractionKindNames(ids.contacts(), ids.catalogue())));
        }
        List<Segment> all = new ArrayList<>(alone());
        laid.forEach(one -> all.add(one.segment()));
        return new Snapshot(
                ids.version(),
                ids.catalogue(),
                ids.contacts(),
                ids.contactCount(),
                ids.latest(),
                all,
                ids.columns().joined(all, new JoinedPersons(List.copyOf(laid), persons())));
    }

    /** The segments of ids without those that are laid together. */
    private List<Segment> alone() {
        List<BitSet> masks = new ArrayList<>();
        groups.ids().forEach(segment -> masks.add((BitSet) segment.mask().clone()));
        for (int member = 0; member < groups.slots().length; member++) {
            masks.get(groups.segments()[member]).set(groups.slots()[member]);
        }
        return IntStream.range(0, masks.size())
                .mapToObj(i -> {
                    Segment segment = groups.ids().get(i);
                    BitSet mask = masks.get(i);
                    return new Segment(segment.timelines(), mask.isEmpty() ? null : mask, segment.columns());
                })
                .toList();
    }

    private int[] persons() {
        int most = IntStream.range(0, groups.slots().length)
                .map(groups::ordinal)
                .max()
                .orElse(-1);
        int[] persons = new int[most + 1];
        Arrays.fill(persons, -1);
        for (int group = 0; group < groups.size(); group++) {
            for (int member = groups.offsets()[group]; member < groups.offsets()[group + 1]; member++) {
                persons[groups.ordinal(member)] = groups.person(group);
            }
        }
        return persons;
    }

    /** Lays all but these together. */
    private Laid lay(BitSet same, InteractionKindNames names) {
        int laid = groups.size() - same.cardinality();
        int[] members = new int[laid + 1];
        byte[] memberSegments = new byte[groups.slots().length];
        int[] memberSlots = new int[memberSegments.length];
        int slot = 0;
        for (int group = same.nextClearBit(0); group < groups.size(); group = same.nextClearBit(group + 1)) {
            int first = groups.offsets()[group];
            int count = groups.offsets()[group + 1] - first;
            append(group);
            System.arraycopy(groups.segments(), first, memberSegments, members[slot], count);
            System.arraycopy(groups.slots(), first, memberSlots, members[slot], count);
            members[slot + 1] = members[slot++] + count;
        }
        Timelines joined = columns.build();
        TieOrder.arrangeLaid(joined, names);
        return new Laid(
                new Segment(joined),
                rows(
                        joined,
                        members,
                        Arrays.copyOf(memberSegments, members[laid]),
                        Arrays.copyOf(memberSlots, members[laid])));
    }

    /** Where each row is from, by where it stands once ties are in order. */
    private PersonRows rows(Timelines joined, int[] members, byte[] memberSegments, int[] memberSlots) {
        int size = joined.rows();
        byte[] ofSegment = new byte[size];
        int[] ofRow = new int[size];
        Ties ties = joined.ties();
        for (int arrived = 0; arrived < size; arrived++) {
            int row = ties == null ? arrived : ties.place(arrived);
            ofSegment[row] = fromSegment[arrived];
            ofRow[row] = fromRow[arrived];
        }
        List<Timelines> from = groups.ids().stream().map(Segment::timelines).toList();
        return new PersonRows(joined, from, ofSegment, ofRow, members, memberSegments, memberSlots);
    }

    private void append(int group) {
        int first = groups.offsets()[group];
        boolean steps = groups.timelines(first).stepClock().get(groups.slots()[first]);
        columns.beginCustomer(groups.person(group), hash(first), steps);
        List<Integer> arriving = IntStream.range(first, groups.offsets()[group + 1])
                .boxed()
                .sorted(Comparator.comparingLong(this::hash))
                .toList();
        List<long[]> times = new ArrayList<>();
        for (int member : arriving) {
            Timelines of = groups.timelines(member);
            int slot = groups.slots()[member];
            times.add(Arrays.copyOfRange(of.at(), of.offsets()[slot], of.offsets()[slot + 1]));
        }
        int from = columns.rows();
        ArrivalMerge.run(times, (timeline, place) -> append(arriving.get(timeline), place));
        addTies(from);
    }

    private long hash(int member) {
        return groups.timelines(member).idHash()[groups.slots()[member]];
    }

    private void append(int member, int place) {
        Timelines of = groups.timelines(member);
        int row = of.offsets()[groups.slots()[member]] + place;
        int to = columns.rows();
        if (to == fromRow.length) {
            fromRow = Arrays.copyOf(fromRow, to * 2);
            fromSegment = Arrays.copyOf(fromSegment, to * 2);
        }
        fromRow[to] = row;
        fromSegment[to] = groups.segments()[member];
        double[] value = of.value();
        int[] order = of.order();
        double[] sequence = of.sequence();
        columns.add(
                of.at()[row],
                of.contact()[row],
                value == null ? Double.NaN : value[row],
                order == null ? 0 : order[row],
                sequence == null ? Double.NaN : sequence[row]);
    }

    /** Moments of several ids, or of several imports of one: what came of one import under one id keeps its order. */
    private void addTies(int first) {
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
            Timelines of = groups.ids().get(fromSegment[row]).timelines();
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
            columns.ties().add(row, chainOf[row - from], row, own(row));
        }
    }

    /** The row of its id that was flagged; −1 where there is none. Rows of an id at one time arrive one after the other. */
    private int own(int row) {
        Timelines of = groups.ids().get(fromSegment[row]).timelines();
        int derived = fromRow[row];
        int own = kinds.derived(of.contact()[derived]) ? of.flagged(derived) : -1;
        int slot = Arrays.binarySearch(of.offsets(), derived);
        boolean here = own >= 0 && own >= of.offsets()[slot < 0 ? -slot - 2 : slot] && of.at()[own] == of.at()[derived];
        return here ? row + own - derived : -1;
    }
}
