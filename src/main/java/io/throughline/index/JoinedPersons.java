package io.throughline.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers with several ids.
 *
 * @param laid their timelines, each read in one of these
 * @param persons by ordinal: the ordinal that stands for the customer, −1 where it is the only one
 */
record JoinedPersons(List<Laid> laid, int[] persons) {
    static final JoinedPersons NONE = new JoinedPersons(List.of(), new int[0]);

    /** From so many on, all but the first are laid anew as one. */
    private static final int MOST = 6;
    /** What is still the same has to be one in two of what is kept for it. */
    private static final int WASTE = 2;

    /** @param segment reads the customers that are still the same */
    record Laid(Segment segment, PersonRows rows) {}

    int customerOf(int ordinal) {
        int person = ordinal < persons.length ? persons[ordinal] : -1;
        return person < 0 ? ordinal : person;
    }

    int[] idsOf(int customer) {
        int[] ids = IntStream.range(0, persons.length)
                .filter(ordinal -> persons[ordinal] == customer)
                .toArray();
        return ids.length == 0 ? new int[] {customer} : ids;
    }

    /** What of these is still as it was among some customers, which are marked in {@code same}. */
    List<Laid> kept(PersonGroups groups, BitSet same) {
        List<Laid> kept = new ArrayList<>();
        boolean crowded = laid.size() >= MOST;
        for (Laid one : crowded ? laid.subList(0, 1) : laid) {
            BitSet groupsOf = new BitSet();
            BitSet mask = new BitSet();
            mask.set(0, one.segment.timelines().customers());
            int[] ordinals = one.segment.timelines().ordinals();
            for (int group = 0; group < groups.size(); group++) {
                int slot = Arrays.binarySearch(ordinals, groups.person(group));
                if (slot >= 0 && one.segment.reads(slot) && one.rows.is(slot, groups, group)) {
                    mask.clear(slot);
                    groupsOf.set(group);
                }
            }
            if (groupsOf.cardinality() * WASTE >= Math.max(1, crowded ? groups.size() : ordinals.length)) {
                same.or(groupsOf);
                kept.add(new Laid(masked(one.segment, mask), one.rows));
            }
        }
        return kept;
    }

    private static Segment masked(Segment segment, BitSet mask) {
        return mask.equals(segment.mask())
                ? segment
                : new Segment(
                        segment.timelines(),
                        mask.isEmpty() ? null : mask,
                        segment.columns().copy());
    }
}
