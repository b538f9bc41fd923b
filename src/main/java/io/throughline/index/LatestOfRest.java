package io.throughline.index;

import io.throughline.journey.InteractionKinds;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the data of each source reach once some customers are left out: as if these had never been there. */
final class LatestOfRest {
    private final InteractionKinds contacts;
    private final long[] before;
    private final long[] latest;
    private final BitSet concerned = new BitSet();
    /** No earlier time tells anything. */
    private long least = Long.MIN_VALUE;

    private LatestOfRest(InteractionKinds contacts, long[] before) {
        this.contacts = contacts;
        this.before = before;
        this.latest = before.clone();
    }

    /** The same times where none of them is of a customer who refuses. @param rest of the segments, in their order */
    static LatestTimes of(LatestTimes known, InteractionKinds contacts, List<Segment> segments, List<Segment> rest) {
        LatestOfRest times = new LatestOfRest(contacts, known.times());
        for (int i = 0; i < rest.size(); i++) {
            BitSet left = (BitSet) rest.get(i).mask().clone();
            left.andNot(segments.get(i).mask());
            Timelines timelines = segments.get(i).timelines();
            left.stream().forEach(slot -> times.leaveOut(timelines, slot));
        }
        return times.concerned.isEmpty() ? known : times.found(known, rest);
    }

    /**
     * The same once some were erased.
     *
     * @param known with what is newer
     * @param newer what came since
     * @return null where only the store can tell: some count steps, or rows from a source's future may be among those that are left
     */
    static @Nullable LatestTimes ofErased(LatestTimes known, Snapshot before, int[] erased, Segment newer) {
        LatestOfRest times = new LatestOfRest(before.contacts(), known.times());
        List<Segment> rest = new ArrayList<>();
        for (Segment segment : before.segments()) {
            Timelines timelines = segment.timelines();
            for (int ordinal : erased) {
                int slot = Arrays.binarySearch(timelines.ordinals(), ordinal);
                if (slot >= 0 && timelines.stepClock().get(slot)) {
                    return null;
                }
                if (slot >= 0) {
                    times.leaveOut(timelines, slot);
                }
            }
            rest.add(segment.without(erased));
        }
        rest.add(newer);
        long[] moments = known.moments();
        boolean future = times.concerned.stream().anyMatch(source -> moments[source] != Long.MIN_VALUE);
        if (future) {
            return null;
        }
        return times.concerned.isEmpty() ? known : times.found(known, rest);
    }

    private LatestTimes found(LatestTimes known, List<Segment> rest) {
        concerned.stream().forEach(source -> latest[source] = Long.MIN_VALUE);
        rest.forEach(this::find);
        return LatestTimes.of(latest, known.moments(), known.steps());
    }

    private void leaveOut(Timelines timelines, int slot) {
        for (int row = first(timelines, slot); row < timelines.offsets()[slot + 1]; row++) {
            int source = source(timelines, row);
            if (timelines.at()[row] == before[source]) {
                concerned.set(source);
            }
        }
    }

    /** Each timeline from its end, as far as it may still tell anything. What came from a source's future is later than all that counts. */
    private void find(Segment segment) {
        Timelines timelines = segment.timelines();
        for (int slot = 0; slot < timelines.customers(); slot++) {
            int first = segment.reads(slot) ? first(timelines, slot) : timelines.offsets()[slot + 1];
            for (int row = timelines.offsets()[slot + 1] - 1;
                    row >= first && timelines.at()[row] > least;
                    row--) {
                int source = source(timelines, row);
                long at = timelines.at()[row];
                if (concerned.get(source) && at <= before[source] && at > latest[source]) {
                    latest[source] = at;
                    least = concerned.stream()
                            .mapToLong(one -> latest[one])
                            .min()
                            .orElseThrow();
                }
            }
        }
    }

    /** Where a timeline's times begin; its end where it counts steps. */
    private static int first(Timelines timelines, int slot) {
        return timelines.stepClock().get(slot)
                ? timelines.offsets()[slot + 1]
                : timelines.offsets()[slot];
    }

    private int source(Timelines timelines, int row) {
        return contacts.source(contacts.sourceOf(timelines.contact()[row]));
    }
}
