package io.throughline.index;

import io.throughline.identity.Evidence;
import io.throughline.identity.Resolution;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which ids with interactions are one customer: of each customer with several, the members, the strongest first. The first one's ordinal stands for the customer;
 * customers come by it.
 *
 * @param ids the segments of ids
 * @param offsets where each customer's members begin, and where the last one's end
 * @param segments of each member: which of the segments holds it
 * @param slots of each member: its place there
 */
record PersonGroups(List<Segment> ids, int[] offsets, byte[] segments, int[] slots) {
    int size() {
        return offsets.length - 1;
    }

    /** Where a member's timeline is. */
    Timelines timelines(int member) {
        return ids.get(segments[member]).timelines();
    }

    int ordinal(int member) {
        return timelines(member).ordinals()[slots[member]];
    }

    /** The ordinal that stands for a customer. */
    int person(int group) {
        return ordinal(offsets[group]);
    }

    /** @param owners of each segment, by slot */
    static PersonGroups of(List<Segment> ids, List<int[]> owners, Evidence evidence, Resolution resolution) {
        return new Making(ids, owners, evidence, resolution.customer()).groups();
    }

    private static final class Making {
        private static final int FEW = 16;

        private final List<Segment> ids;
        private final Evidence evidence;
        private final int[] customer;
        /** By id, in the order of segments and slots: its identifier, −1 where it is of nobody known. */
        private final int[] owners;

        private final byte[] segments;
        private final int[] slots;

        Making(List<Segment> ids, List<int[]> ofIds, Evidence evidence, int[] customer) {
            this.ids = ids;
            this.evidence = evidence;
            this.customer = customer;
            int all = ids.stream().mapToInt(one -> one.timelines().customers()).sum();
            owners = new int[all];
            segments = new byte[all];
            slots = new int[all];
            for (int s = 0, id = 0; s < ids.size(); s++) {
                Segment segment = ids.get(s);
                int[] of = ofIds.get(s);
                for (int slot = 0; slot < of.length; slot++, id++) {
                    segments[id] = (byte) s;
                    slots[id] = slot;
                    owners[id] = segment.reads(slot) ? of[slot] : -1;
                }
            }
        }

        PersonGroups groups() {
            int[] members = several();
            int[] starts = new int[members.length + 1];
            int[] kept = new int[members.length];
            int groups = 0;
            int end = 0;
            for (int from = 0, to = 0; from < members.length; from = to) {
                while (to < members.length && person(members[to]) == person(members[from])) {
                    to++;
                }
                int more = timed(members, from, to, kept, end);
                if (more - end > 1) {
                    strongestFirst(kept, end, more);
                    starts[++groups] = more;
                    end = more;
                }
            }
            return sorted(kept, starts, groups);
        }

        private int person(int id) {
            return customer[owners[id]];
        }

        /** Ids of customers that have several, customer by customer. */
        private int[] several() {
            int[] places = new int[customer.length + 1];
            for (int id = 0; id < owners.length; id++) {
                if (owners[id] >= 0) {
                    places[person(id)]++;
                }
            }
            int several = 0;
            for (int person = 0; person < places.length; person++) {
                int count = places[person] > 1 ? places[person] : 0;
                places[person] = count == 0 ? -1 : several;
                several += count;
            }
            int[] members = new int[several];
            for (int id = 0; id < owners.length; id++) {
                if (owners[id] >= 0 && places[person(id)] >= 0) {
                    members[places[person(id)]++] = id;
                }
            }
            return members;
        }

        /** Step numbers and times are of no one timeline: where there are times, ids that count steps stay alone. Returns the end of what is kept. */
        private int timed(int[] members, int from, int to, int[] kept, int end) {
            boolean times = IntStream.range(from, to).anyMatch(i -> !steps(members[i]));
            int next = end;
            for (int i = from; i < to; i++) {
                if (!times || !steps(members[i])) {
                    kept[next++] = members[i];
                }
            }
            return next;
        }

        private boolean steps(int id) {
            return ids.get(segments[id]).timelines().stepClock().get(slots[id]);
        }

        /** Most customers have two or three, so each finds its place among those before it. */
        private void strongestFirst(int[] members, int from, int to) {
            if (to - from > FEW) {
                int[] sorted = IntStream.range(from, to)
                        .mapToObj(i -> members[i])
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(sorted, 0, members, from, sorted.length);
                return;
            }
            for (int next = from + 1; next < to; next++) {
                int member = members[next];
                int place = next;
                while (place > from && compare(members[place - 1], member) > 0) {
                    members[place] = members[--place];
                }
                members[place] = member;
            }
        }

        private int compare(int a, int b) {
            int order = evidence.compare(owners[a], owners[b]);
            return order == 0 ? Long.compare(hash(a), hash(b)) : order;
        }

        private long hash(int id) {
            return ids.get(segments[id]).timelines().idHash()[slots[id]];
        }

        /** By the ordinals that stand for customers. */
        private PersonGroups sorted(int[] members, int[] starts, int groups) {
            long[] order = new long[groups];
            for (int group = 0; group < groups; group++) {
                int first = members[starts[group]];
                int ordinal = ids.get(segments[first]).timelines().ordinals()[slots[first]];
                order[group] = (long) ordinal << 32 | group;
            }
            Arrays.sort(order);
            int[] offsets = new int[groups + 1];
            byte[] ofSegment = new byte[starts[groups]];
            int[] ofSlot = new int[ofSegment.length];
            for (int place = 0, next = 0; place < groups; place++) {
                int group = (int) order[place];
                for (int i = starts[group]; i < starts[group + 1]; i++, next++) {
                    ofSegment[next] = segments[members[i]];
                    ofSlot[next] = slots[members[i]];
                }
                offsets[place + 1] = next;
            }
            return new PersonGroups(ids, offsets, ofSegment, ofSlot);
        }
    }
}
