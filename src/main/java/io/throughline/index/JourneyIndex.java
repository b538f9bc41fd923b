package io.throughline.index;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.identity.Consents;
import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Resolution;
import io.throughline.journey.Consent;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.Joining;
import io.throughline.journey.PersonErased;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineSource.Erased;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All timelines in memory, following the store. Queries read one immutable snapshot; {@link #refresh} brings the next: customers
 * touched by new imports come whole as a new segment and are masked in the older ones.
 *
 * <p>Cost: 8 bytes for time, 4 for the contact and 8 for the value of each interaction, and 16 for each customer, 20 where there is evidence; 8 more for each
 * interaction where a file has a sequence, 4 more for each attribute and interaction, or trait and customer, once asked for.
 */
public final class JourneyIndex {
    private static final int MAX_SEGMENTS = 8;

    private final TimelineSource source;
    private final @Nullable IndexFile file;
    private final People people;
    private volatile @Nullable Views current;
    private volatile @Nullable String savedState;
    private boolean fileRead;
    private final ErasedPersons erased = new ErasedPersons();
    /** Whom the store said were erased when it was last asked what changed. */
    private List<Erased> lastErased = List.of();
    /** One file is written after the other, so that an older one never takes the place of a newer one. */
    private final Object saving = new Object();

    /** Without a file: each start reads the store. */
    public JourneyIndex(TimelineSource source) {
        this(source, null, IdentityRules.USUAL);
    }

    /** @param file where it is kept between two starts; null: nowhere */
    public JourneyIndex(TimelineSource source, @Nullable IndexFile file) {
        this(source, file, IdentityRules.USUAL);
    }

    /** @param rules what identifiers can prove */
    public JourneyIndex(TimelineSource source, @Nullable IndexFile file, IdentityRules rules) {
        this.source = source;
        this.file = file;
        this.people = new People(source, rules);
    }

    public boolean isReady() {
        return current != null;
    }

    /** Version of the store that queries see; −1 before the first load. */
    public long version() {
        Views state = current;
        return state == null ? -1 : state.ids().version();
    }

    /** The newest data, to ask several things of the same state. */
    public IndexView now() {
        return new IndexView(state(), Joining.ALL, Consent.HONOUR);
    }

    private synchronized Views.View view(Snapshot ids, Joining joining) {
        return people.view(ids, joining);
    }

    /** What a customer said last of being looked at. @param ids of the customer */
    public synchronized Optional<Consents.Said> consent(List<String> ids) {
        return people.consent(ids);
    }

    /** Reads identifiers and who their customers are; nothing is refreshed meanwhile. */
    public synchronized <T> T readIdentity(BiFunction<Evidence, Resolution, T> reader) {
        return people.read(reader);
    }

    /** Rows of each touchpoint that has any, by id; those of customers who refused are not counted. */
    public Map<Touchpoint, Long> countTouchpoints() {
        Snapshot snapshot = state().of(Joining.ALL).honoured();
        long[] counts = snapshot.countTouchpoints();
        Map<Touchpoint, Long> result = new LinkedHashMap<>();
        snapshot.touchpoints().forEach(touchpoint -> result.put(touchpoint, counts[touchpoint.code()]));
        return result;
    }

    /** The same without their rows, which need not be counted then. */
    public List<Touchpoint> touchpoints() {
        return state().of(Joining.ALL).honoured().touchpoints();
    }

    /** Follows the store up to its present version; returns true where anything changed. One caller at a time does the work. */
    public synchronized boolean refresh() {
        Views state = current;
        if (state != null && state.ids().version() == source.version()) {
            return false;
        }
        lastErased = List.of();
        Snapshot before = state == null ? readFile() : state.ids();
        Snapshot changed = before == null || before.segments().isEmpty() ? null : loadChanged(before);
        Snapshot ids = changed == null ? loadAll() : changed;
        List<Identifier> left = erased.identifiers(lastErased, ids.version());
        if (changed == null || state == null || left == null) {
            people.readAnew(ids);
        } else if (!lastErased.isEmpty() || !left.isEmpty()) {
            people.followErased(ids, left);
        } else {
            people.follow(ids);
        }
        current = new Views(ids, people.view(ids, Joining.ALL), joining -> view(ids, joining));
        return true;
    }

    /**
     * Writes the newest snapshot into the file, unless the same imports are there already. In the background: queries and
     * {@link #refresh} go on meanwhile.
     */
    public void save() {
        synchronized (saving) {
            saveNewest();
        }
    }

    private void saveNewest() {
        Views now = current;
        if (file == null || now == null) {
            return;
        }
        Snapshot snapshot = now.ids();
        String state = source.findState(snapshot.version()).orElse(null);
        if (state != null && !state.equals(savedState) && file.write(snapshot, state, erased())) {
            savedState = state;
        }
    }

    private synchronized BitSet erased() {
        return erased.ordinals();
    }

    /** Somebody was erased by this process: then what is left of evidence need not be read anew. */
    public synchronized void expectErased(PersonErased person) {
        if (person.version() > version()) {
            erased.expect(person);
        }
    }

    /** Deletes the file at once, since it holds somebody who was erased; the next {@link #save} writes it without them. */
    public synchronized void forgetFile() {
        if (file != null) {
            file.forget();
            savedState = null;
        }
    }

    /** What the file keeps, where the store has grown out of it: a snapshot that still lacks its catalogue. */
    private @Nullable Snapshot readFile() {
        if (file == null || fileRead) {
            return null;
        }
        KeptIndex kept = file.read().orElse(null);
        boolean fits = kept != null && source.findState(kept.version()).equals(Optional.of(kept.state()));
        fileRead = true;
        if (kept == null || !fits) {
            if (kept != null) {
                file.discard("the store has other imports than it");
            }
            return null;
        }
        savedState = kept.state();
        InteractionKinds contacts = kept.contacts();
        SnapshotColumns columns =
                new SnapshotColumns(source, kept.version(), kept.segments(), new ColumnDictionaries());
        return new Snapshot(
                kept.version(), Catalogue.EMPTY, contacts, contacts.size(), kept.latest(), kept.segments(), columns);
    }

    private Snapshot loadAll() {
        InteractionKinds contacts = new InteractionKinds();
        LatestTimes latest = new LatestTimes();
        SegmentBuilder builder = new SegmentBuilder(contacts, latest);
        long version = source.loadAll(builder);
        Catalogue catalogue = source.loadCatalogue();
        Timelines timelines = builder.build(catalogue, (ordinals, sink) -> source.loadRest(version, ordinals, sink));
        List<Segment> segments = timelines.customers() == 0 ? List.of() : List.of(new Segment(timelines));
        SnapshotColumns columns = new SnapshotColumns(source, version, segments, new ColumnDictionaries());
        return new Snapshot(version, catalogue, contacts, contacts.size(), latest, segments, columns);
    }

    /** Null where only {@link #loadAll} can tell. */
    private @Nullable Snapshot loadChanged(Snapshot before) {
        LatestTimes latest = before.latest().copy();
        SegmentBuilder builder = new SegmentBuilder(before.contacts(), latest);
        long version = source.loadChanged(before.version(), builder);
        if (version < 0) {
            return null;
        }
        lastErased = source.loadErased(before.version(), version);
        int[] gone = lastErased.stream()
                .flatMapToInt(one -> Arrays.stream(one.ordinals()))
                .distinct()
                .sorted()
                .toArray();
        erased.add(gone);
        Catalogue catalogue = source.loadCatalogue();
        Timelines newer = builder.build(catalogue, (ordinals, sink) -> source.loadRest(version, ordinals, sink));
        if (newer.customers() == 0 && gone.length == 0) {
            return before.withCatalogue(catalogue, version);
        }
        LatestTimes reach = latest;
        if (gone.length > 0) {
            reach = LatestOfRest.ofErased(latest, before, gone, new Segment(newer));
            if (reach == null) {
                return null;
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : before.segments()) {
            Segment left = segment.without(newer.ordinals());
            left = gone.length == 0 ? left : left.without(gone);
            if (left.liveCustomers() > 0) {
                segments.add(left);
            }
        }
        if (newer.customers() > 0) {
            segments.add(new Segment(newer));
        }
        List<Segment> tidy = segments.size() > MAX_SEGMENTS ? mergeSmall(segments) : segments;
        return new Snapshot(
                version,
                catalogue,
                before.contacts(),
                before.contacts().size(),
                reach,
                tidy,
                before.columns().next(version, tidy));
    }

    /** Merges all but the base, and the base too once the rest has grown to a quarter of it. */
    private static List<Segment> mergeSmall(List<Segment> segments) {
        Segment base = segments.get(0);
        Segment rest = SegmentMerge.merge(segments.subList(1, segments.size()));
        if (rest.liveCustomers() * 4L >= base.liveCustomers()) {
            return List.of(SegmentMerge.merge(List.of(base, rest)));
        }
        return List.of(base, rest);
    }

    private Views state() {
        Views state = current;
        if (state == null) {
            throw new Unavailable("the index is still being read from the database; ask again in a few seconds");
        }
        return state;
    }
}
