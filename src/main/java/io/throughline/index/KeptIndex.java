package io.throughline.index;

import io.throughline.journey.InteractionKinds;
import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A snapshot as a file keeps it, and the one list of its columns: whatever a segment, its contacts or its latest times gain must be
 * written and read here, and {@link #FORMAT} raised, as also where rows come to lie in another order.
 *
 * @param state the imports it holds; see {@link io.throughline.journey.TimelineSource#findState}
 */
record KeptIndex(long version, String state, InteractionKinds contacts, LatestTimes latest, List<Segment> segments) {
    /** The eight letters {@code TL index}, lowest byte first. */
    private static final long MAGIC = 0x7865646e69204c54L;

    static final long FORMAT = 6;

    static void write(ColumnOutput out, Snapshot snapshot, String state, BitSet erased) throws IOException {
        out.number(MAGIC);
        out.number(FORMAT);
        out.number(snapshot.version());
        out.text(state);
        writeContacts(out, snapshot.contacts(), snapshot.contactCount());
        out.longs(snapshot.latest().times());
        out.longs(snapshot.latest().moments());
        out.bits(snapshot.latest().steps());
        out.number(snapshot.segments().size());
        for (Segment segment : snapshot.segments()) {
            writeSegment(out, segment.holdsAny(erased) ? SegmentMerge.merge(List.of(segment)) : segment);
        }
        out.end();
    }

    /** @throws IOException where the file is damaged, or of another format */
    static KeptIndex read(ColumnInput in) throws IOException {
        if (in.number() != MAGIC || in.number() != FORMAT) {
            throw new IOException("it is not of this version's format");
        }
        long version = in.number();
        String state = in.text();
        InteractionKinds contacts = readContacts(in);
        LatestTimes latest = LatestTimes.of(in.longs(), in.longs(), in.bits());
        long count = in.number();
        List<Segment> segments = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            segments.add(readSegment(in));
        }
        if (!in.end()) {
            throw new IOException("its checksum is wrong");
        }
        return new KeptIndex(version, state, contacts, latest, segments);
    }

    private static void writeSegment(ColumnOutput out, Segment segment) throws IOException {
        Timelines timelines = segment.timelines();
        out.ints(timelines.ordinals());
        out.ints(timelines.offsets());
        out.longs(timelines.at());
        out.ints(timelines.contact());
        out.doubles(timelines.value());
        out.longs(timelines.idHash());
        out.bits(timelines.stepClock());
        int[] order = timelines.order();
        out.ints(order == null ? new int[0] : order);
        out.doubles(timelines.sequence());
        Ties ties = timelines.ties();
        out.ints(ties == null ? new int[0] : ties.rows());
        out.ints(ties == null ? new int[0] : ties.chains());
        out.ints(ties == null ? new int[0] : ties.places());
        out.ints(ties == null ? new int[0] : ties.owns());
        out.bits(segment.mask());
    }

    private static Segment readSegment(ColumnInput in) throws IOException {
        int[] ordinals = in.ints();
        int[] offsets = in.ints();
        long[] at = in.longs();
        int[] contact = in.ints();
        double[] value = in.doubles();
        long[] idHash = in.longs();
        BitSet stepClock = in.bits();
        int[] order = in.ints();
        double[] sequence = in.doubles();
        Ties ties = new Ties(in.ints(), in.ints(), in.ints(), in.ints());
        Timelines timelines = new Timelines(
                ordinals,
                offsets,
                at,
                contact,
                value,
                idHash,
                stepClock,
                order.length == 0 ? null : order,
                sequence,
                ties.rows().length == 0 ? null : ties);
        return Segment.of(timelines, in.bits());
    }

    private static void writeContacts(ColumnOutput out, InteractionKinds contacts, int count) throws IOException {
        List<String> sources = contacts.sources();
        out.number(sources.size());
        for (String source : sources) {
            out.text(source);
        }
        out.number(count);
        for (int code = 0; code < count; code++) {
            out.number(contacts.touchpoint(code));
            out.number(contacts.channel(code));
            out.number(contacts.campaign(code));
            out.number(contacts.source(contacts.sourceOf(code)));
            out.number(contacts.derived(code) ? 1 : 0);
        }
    }

    private static InteractionKinds readContacts(ColumnInput in) throws IOException {
        InteractionKinds contacts = new InteractionKinds();
        long sources = in.number();
        for (long i = 0; i < sources; i++) {
            contacts.source(in.text());
        }
        long count = in.number();
        for (long i = 0; i < count; i++) {
            int touchpoint = (int) in.number();
            int channel = (int) in.number();
            int campaign = (int) in.number();
            int source = (int) in.number();
            contacts.code(touchpoint, channel, campaign, source, in.number() == 1);
        }
        return contacts;
    }
}
