package io.throughline.index;

import io.throughline.index.ColumnDictionaries.Dictionary;
import io.throughline.index.JoinedPersons.Laid;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnSource;
import io.throughline.journey.ColumnSource.ColumnNames;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one snapshot. What its segments hold already is used again; the rest is read from the store as it was at the
 * snapshot's version.
 */
final class SnapshotColumns implements AttributeTable {
    private final ColumnSource source;
    private final long version;
    private final List<Segment> segments;
    private final ColumnDictionaries dictionaries;
    private final Map<String, CodeColumn> attributes = new ConcurrentHashMap<>();
    private final Map<String, CodeColumn> traits = new ConcurrentHashMap<>();
    private final @Nullable SnapshotColumns ids;
    private final JoinedPersons joined;
    private volatile @Nullable ColumnNames names;

    SnapshotColumns(ColumnSource source, long version, List<Segment> segments, ColumnDictionaries dictionaries) {
        this(source, version, segments, dictionaries, null, JoinedPersons.NONE);
    }

    private SnapshotColumns(
            ColumnSource source,
            long version,
            List<Segment> segments,
            ColumnDictionaries dictionaries,
            @Nullable SnapshotColumns ids,
            JoinedPersons joined) {
        this.ids = ids;
        this.joined = joined;
        this.source = source;
        this.version = version;
        this.segments = List.copyOf(segments);
        this.dictionaries = dictionaries;
    }

    /** The columns of the snapshot that follows; only new or merged segments are read again. */
    SnapshotColumns next(long newVersion, List<Segment> newSegments) {
        return new SnapshotColumns(source, newVersion, newSegments, dictionaries);
    }

    /** The columns of these segments, some of which are of customers that have several ids. */
    SnapshotColumns joined(List<Segment> all, JoinedPersons persons) {
        return new SnapshotColumns(source, version, all, dictionaries, this, persons);
    }

    JoinedPersons joined() {
        return joined;
    }

    /** The columns of the same segments, of which some customers are not read. */
    SnapshotColumns without(List<Segment> masked) {
        return new SnapshotColumns(source, version, masked, dictionaries, this, joined);
    }

    @Override
    public int customerOf(int ordinal) {
        return joined.customerOf(ordinal);
    }

    int[] idsOf(int customer) {
        return joined.idsOf(customer);
    }

    int idOf(Timelines timelines, int slot, int row) {
        return find(timelines)
                .map(rows -> rows.idOf(row))
                .orElseGet(() -> timelines.ordinals()[slot]);
    }

    private Optional<PersonRows> find(Timelines timelines) {
        return joined.laid().stream()
                .map(Laid::rows)
                .filter(rows -> rows.timelines() == timelines)
                .findFirst();
    }

    @Override
    public List<String> attributeNames() {
        return names().attributes();
    }

    @Override
    public List<String> traitNames() {
        return names().traits();
    }

    private ColumnNames names() {
        ColumnNames known = names;
        if (known == null) {
            known = source.loadColumnNames(version);
            names = known;
        }
        return known;
    }

    @Override
    public CodeColumn attribute(String name) {
        return column(ColumnKind.ATTRIBUTE, name, attributes);
    }

    @Override
    public CodeColumn trait(String name) {
        return column(ColumnKind.TRAIT, name, traits);
    }

    private CodeColumn column(ColumnKind kind, String name, Map<String, CodeColumn> loaded) {
        CodeColumn known = loaded.get(name);
        if (known != null) {
            return known;
        }
        Dictionary dictionary = dictionaries.of(kind, name);
        synchronized (dictionary) {
            Map<Timelines, int[]> codes = load(kind, name, dictionary);
            CodeColumn column = new CodeColumn(name, values(dictionary.texts(), codes, kind), codes);
            loaded.put(name, column);
            return column;
        }
    }

    private Map<Timelines, int[]> load(ColumnKind kind, String name, Dictionary dictionary) {
        Map<Timelines, int[]> codes = new IdentityHashMap<>();
        if (ids != null) {
            var unused = kind == ColumnKind.ATTRIBUTE ? ids.attribute(name) : ids.trait(name);
        }
        for (Segment segment : segments) {
            int[] known = segment.columns().find(kind, name);
            if (known == null) {
                known = read(kind, name, segment, dictionary);
                segment.columns().put(kind, name, known);
            }
            codes.put(segment.timelines(), kind == ColumnKind.TRAIT ? segment.unmasked(known) : known);
        }
        return codes;
    }

    private int[] read(ColumnKind kind, String name, Segment segment, Dictionary dictionary) {
        PersonRows rows = find(segment.timelines()).orElse(null);
        if (rows != null) {
            return readJoined(kind, name, segment, rows, dictionary);
        }
        int[] ordinals = segment.liveOrdinals();
        int[] codes;
        boolean whole;
        if (kind == ColumnKind.ATTRIBUTE) {
            AttributeCells cells = new AttributeCells(segment.timelines(), dictionary);
            whole = source.loadAttribute(name, version, ordinals, cells);
            codes = cells.build();
        } else {
            TraitCells cells = new TraitCells(segment.timelines(), dictionary);
            whole = source.loadTrait(name, version, ordinals, cells);
            codes = cells.build();
        }
        if (!whole) {
            throw new Unavailable("An import has just been taken out: ask again.");
        }
        return codes;
    }

    /** What ids say of an attribute is of their customers; of a trait the latest of all ids counts. */
    private int[] readJoined(ColumnKind kind, String name, Segment segment, PersonRows rows, Dictionary dictionary) {
        if (kind == ColumnKind.ATTRIBUTE) {
            List<int @Nullable []> codes = new ArrayList<>();
            rows.from().forEach(from -> codes.add(find(kind, name, from)));
            return rows.gather(codes);
        }
        TraitCells cells = new TraitCells(rows.timelines(), dictionary);
        boolean whole = source.loadTrait(
                name,
                version,
                rows.ids(segment),
                told -> cells.accept(
                        new ColumnSource.StoredTrait(customerOf(told.ordinal()), told.at(), told.value())));
        if (!whole) {
            throw new Unavailable("An import has just been taken out: ask again.");
        }
        return cells.build();
    }

    private int @Nullable [] find(ColumnKind kind, String name, Timelines of) {
        for (Segment segment : segments) {
            if (segment.timelines() == of) {
                return segment.columns().find(kind, name);
            }
        }
        return null;
    }

    /** Counts cells of customers that are not masked. */
    private ColumnValues values(List<String> texts, Map<Timelines, int[]> codes, ColumnKind kind) {
        int[] cells = new int[texts.size()];
        for (Segment segment : segments) {
            int[] column = codes.getOrDefault(segment.timelines(), new int[0]);
            int[] offsets = segment.timelines().offsets();
            for (int slot = 0; slot < segment.timelines().customers(); slot++) {
                boolean rows = kind == ColumnKind.ATTRIBUTE;
                if (segment.reads(slot)) {
                    count(cells, column, rows ? offsets[slot] : slot, rows ? offsets[slot + 1] : slot + 1);
                }
            }
        }
        return ColumnValues.of(texts, cells);
    }

    private static void count(int[] cells, int[] codes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (codes[i] >= 0) {
                cells[codes[i]]++;
            }
        }
    }
}
