package io.throughline.index;

import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of customers with several ids, laid together, and where each of their rows is from.
 *
 * @param timelines by the ordinal that stands for its customer
 * @param from timelines of ids, as they were then
 * @param segments of each row: which of those it is from
 * @param rows of each row: its place there
 * @param members where the ids of each customer begin, and where the last one's end
 * @param memberSegments of each id: which of the timelines holds it
 * @param memberSlots of each id: its place there
 */
record PersonRows(
        Timelines timelines,
        List<Timelines> from,
        byte[] segments,
        int[] rows,
        int[] members,
        byte[] memberSegments,
        int[] memberSlots) {

    /** Whether a customer's ids are these, in this order, and their timelines are those laid together here. */
    boolean is(int slot, PersonGroups groups, int group) {
        int first = groups.offsets()[group];
        int count = groups.offsets()[group + 1] - first;
        if (members[slot + 1] - members[slot] != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int member = members[slot] + i;
            if (memberSlots[member] != groups.slots()[first + i]
                    || from.get(memberSegments[member]) != groups.timelines(first + i)) {
                return false;
            }
        }
        return true;
    }

    /** The ordinal of the id under which a row is kept. */
    int idOf(int row) {
        Timelines of = from.get(segments[row]);
        int at = Arrays.binarySearch(of.offsets(), rows[row]);
        return of.ordinals()[at < 0 ? -at - 2 : at];
    }

    /** Ordinals of all ids of the customers that a segment of these timelines reads, ascending. */
    int[] ids(Segment of) {
        return IntStream.range(0, timelines.customers())
                .filter(of::reads)
                .flatMap(slot -> IntStream.range(members[slot], members[slot + 1]))
                .map(member -> from.get(memberSegments[member]).ordinals()[memberSlots[member]])
                .sorted()
                .toArray();
    }

    /** Codes of an attribute by row. @param columns its codes in the timelines of ids; null where these are no longer read */
    int[] gather(List<int @Nullable []> columns) {
        int[] codes = new int[rows.length];
        for (int row = 0; row < codes.length; row++) {
            int[] column = columns.get(segments[row]);
            codes[row] = column == null ? -1 : column[rows[row]];
        }
        return codes;
    }
}
