package io.throughline.index;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.identity.Refusals;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.MapStages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The data as of one version; immutable, so a query keeps the one it began with.
 *
 * @param contactCount codes of {@code contacts} that existed when the snapshot was made
 */
record Snapshot(
        long version,
        Catalogue catalogue,
        InteractionKinds contacts,
        int contactCount,
        LatestTimes latest,
        List<Segment> segments,
        SnapshotColumns columns) {

    /** Rows cut in one go, by one thread. */
    private static final int ROWS_PER_BLOCK = 1 << 16;

    Snapshot {
        segments = List.copyOf(segments);
    }

    /** The same without customers who refused; this one where none of its customers did. */
    Snapshot without(Refusals refusals) {
        if (refusals.isEmpty()) {
            return this;
        }
        List<Segment> rest =
                segments.stream().map(segment -> segment.without(refusals)).toList();
        return rest.equals(segments)
                ? this
                : new Snapshot(
                        version,
                        catalogue,
                        contacts,
                        contactCount,
                        LatestOfRest.of(latest, contacts, segments, rest),
                        rest,
                        columns.without(rest));
    }

    long liveCustomers() {
        return segments.stream().mapToLong(Segment::liveCustomers).sum();
    }

    /** A run of slots of one segment. */
    record Run(Segment segment, int from, int to) {}

    /** The division into runs: by the data alone, so that figures never depend on threads. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Segment segment : segments) {
            int[] offsets = segment.timelines().offsets();
            int slots = segment.timelines().customers();
            int from = 0;
            while (from < slots) {
                int to = from + 1;
                while (to < slots && offsets[to] - offsets[from] < ROWS_PER_BLOCK) {
                    to++;
                }
                runs.add(new Run(segment, from, to));
                from = to;
            }
        }
        return runs;
    }

    InteractionKindNames names() {
        return new InteractionKindNames(contacts, catalogue);
    }

    Set<String> sourceNames() {
        Set<String> names = new TreeSet<>(contacts.sources());
        names.addAll(catalogue.sources());
        return names;
    }

    Set<String> touchpointIds() {
        Set<String> ids = new TreeSet<>();
        for (int contact = 0; contact < contactCount; contact++) {
            ids.add(names().touchpointOf(contact).id());
        }
        return ids;
    }

    /** Those that any interaction names, by id. */
    List<Touchpoint> touchpoints() {
        Set<String> seen = touchpointIds();
        return catalogue.touchpoints().stream()
                .filter(touchpoint -> seen.contains(touchpoint.id()))
                .toList();
    }

    Set<String> channelNames() {
        Set<String> names = new TreeSet<>();
        for (int contact = 0; contact < contactCount; contact++) {
            String name = names().channelOf(contact);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** Rows of each touchpoint code, derived conversions not counted. */
    long[] countTouchpoints() {
        long[] perContact = new long[contactCount];
        for (Segment segment : segments) {
            segment.countContacts(perContact);
        }
        long[] counts = new long[catalogue.size()];
        for (int contact = 0; contact < contactCount; contact++) {
            if (!contacts.derived(contact)) {
                counts[contacts.touchpoint(contact)] += perContact[contact];
            }
        }
        return counts;
    }

    /** The same data, touchpoints in the stages of a map. */
    Snapshot in(MapStages stages) {
        return new Snapshot(version, stages.over(catalogue), contacts, contactCount, latest, segments, columns);
    }

    Snapshot withCatalogue(Catalogue other, long newVersion) {
        return new Snapshot(
                newVersion, other, contacts, contactCount, latest, segments, columns.next(newVersion, segments));
    }
}
