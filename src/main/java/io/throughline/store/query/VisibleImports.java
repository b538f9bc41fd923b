package io.throughline.store.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** The finished imports at one moment, by seq: what a reader may see. */
public final class VisibleImports {
    private static final long ALL = -1;

    private final List<Visible> all;
    private volatile @Nullable ImportSums sums;

    public VisibleImports(List<Visible> all) {
        this.all = all;
    }

    /** One finished import, the last microsecond of the millisecond at which it became visible, the codes it uses, and the keys of the attributes and traits it brought. */
    public record Visible(
            long seq,
            String id,
            String source,
            long moment,
            boolean sample,
            long version,
            BitSet touchpoints,
            BitSet channels,
            BitSet campaigns,
            List<String> columns) {

        private static Visible of(MapAccessor row) {
            return new Visible(
                    row.get("seq").asLong(),
                    row.get("id").asString(),
                    row.get("source").asString(),
                    row.get("at").asLong() * 1_000 + 999,
                    row.get("sample").asBoolean(),
                    row.get("version").asLong(),
                    bits(row.get("touchpoints")),
                    bits(row.get("channels")),
                    bits(row.get("campaigns")),
                    row.get("columns").asList(Value::asString));
        }

        private static BitSet bits(Value codes) {
            BitSet bits = new BitSet();
            codes.values().forEach(v -> bits.set(v.asInt()));
            return bits;
        }
    }

    /** The imports at a version, and the version at which one was last taken out. */
    record Known(long version, long removal, VisibleImports imports) {
        private static final Known NOTHING = new Known(ALL, ALL, new VisibleImports(List.of()));
    }

    /**
     * What was last read of a database, of which version. A commit shows its records one by one: whoever reads the new version of the counter may still miss the import that
     * raised it. So nothing is remembered before the counter's lock says that the commit is over.
     */
    static final class Memory {
        /** Fewer that are new are not worth writing the file again. */
        private static final int MANY = 1000;

        private final @Nullable ImportsFile file;
        private volatile Known known = Known.NOTHING;
        private Known filed = Known.NOTHING;

        Memory(@Nullable ImportsFile file) {
            this.file = file;
        }

        private VisibleImports follow(Cypher cypher) {
            Known last = known;
            long version =
                    cypher.findLong("counter/find-version", Map.of(), "version").orElse(ALL);
            if (version == last.version) {
                return last.imports;
            }
            VisibleImports now = cypher.write(this::settled);
            keep();
            return now;
        }

        /** Writes the file where so many are new that reading them at the next start would take longer. */
        private synchronized void keep() {
            Known now = known;
            int before = now.removal == filed.removal ? filed.imports.all.size() : 0;
            int more = now.imports.all.size() - before;
            if (file != null && more >= MANY && more >= before / 10) {
                file.write(now);
                filed = now;
            }
        }

        /** What the file keeps, where the store holds that and has lost nothing since: its newest import is there, and ids are given once. */
        private synchronized Known filed(Tx tx, ImportsFile from, long version, long removal) {
            Known kept = from.read().orElse(Known.NOTHING);
            List<Visible> all = kept.imports.all;
            boolean fits = !all.isEmpty()
                    && kept.removal == removal
                    && kept.version <= version
                    && tx.run("import/find-done", Map.of("id", all.get(all.size() - 1).id))
                            .hasNext();
            filed = fits ? kept : Known.NOTHING;
            return filed;
        }

        /** Reads what was finished since, and everything once an import was taken out; not in a monitor, since the lock comes first. */
        private VisibleImports settled(Tx tx) {
            MapAccessor counter = tx.run("counter/settle-version", Map.of()).stream()
                    .findFirst()
                    .orElse(null);
            if (counter == null) {
                return Known.NOTHING.imports;
            }
            Known last = known;
            long version = counter.get("version").asLong();
            long removal = counter.get("removal").asLong();
            if (version != last.version) {
                if (last.equals(Known.NOTHING) && file != null) {
                    last = filed(tx, file, version, removal);
                }
                last = removal == last.removal ? last : new Known(ALL, removal, Known.NOTHING.imports);
                List<Visible> more = tx.run("import/list-done", Map.of("after", last.version))
                        .list(Visible::of);
                known = new Known(version, removal, last.imports.and(more));
            }
            return known.imports;
        }
    }

    /** Cost: what was finished since the last call, however many imports there are. */
    public static VisibleImports load(Cypher cypher) {
        return cypher.imports().follow(cypher);
    }

    /** The same in a writing transaction under way, which has finished none itself. */
    public static VisibleImports load(Cypher cypher, Tx tx) {
        return cypher.imports().settled(tx);
    }

    VisibleImports and(List<Visible> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Visible> both = new ArrayList<>(all.size() + more.size());
        both.addAll(all);
        both.addAll(more);
        VisibleImports next = new VisibleImports(both);
        if (more.get(0).seq() < newest()) {
            both.sort(Comparator.comparingLong(Visible::seq));
        } else {
            next.sums = sums().and(more);
        }
        return next;
    }

    public VisibleImports where(Predicate<Visible> condition) {
        List<Visible> some = all.stream().filter(condition).toList();
        return some.size() == all.size() ? this : new VisibleImports(some);
    }

    private ImportSums sums() {
        ImportSums known = sums;
        if (known == null) {
            known = ImportSums.of(all);
            sums = known;
        }
        return known;
    }

    /** By seq. */
    public List<Visible> all() {
        return all;
    }

    /** Equal for the same imports only: ids are given once, so a store restored from a backup shows where it went another way. */
    public String fingerprint() {
        return sums().fingerprint();
    }

    /** Codes of touchpoints that any of these uses; never to be changed. */
    public BitSet touchpoints() {
        return sums().touchpoints;
    }

    /** Codes of channels that any of these uses; never to be changed. */
    public BitSet channels() {
        return sums().channels;
    }

    /** Codes of campaigns that any of these uses; never to be changed. */
    public BitSet campaigns() {
        return sums().campaigns;
    }

    /** Names of the sources, ascending. */
    public List<String> sources() {
        return List.copyOf(sums().sources);
    }

    /** Keys of the attributes and traits that any of these brought, ascending. */
    public List<String> columns() {
        return List.copyOf(sums().columns);
    }

    public ImportRanges ranges() {
        return ImportRanges.of(all.stream().mapToLong(Visible::seq).toArray());
    }

    /** Seq of the newest; −1 where there is none. */
    public long newest() {
        return all.isEmpty() ? -1 : all.get(all.size() - 1).seq();
    }

    /** The one with a seq, where it is among these. */
    @Nullable
    public Visible find(long seq) {
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long at = all.get(middle).seq();
            if (at == seq) {
                return all.get(middle);
            }
            low = at < seq ? middle + 1 : low;
            high = at < seq ? high : middle - 1;
        }
        return null;
    }
}
