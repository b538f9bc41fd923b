package io.throughline.store.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Value;

/** The finished imports at one moment, by seq: what a reader may see. */
public record VisibleImports(List<Visible> all) {
    private static final long ALL = -1;

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

        private static Visible of(Record row) {
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

    /** What was last read of a database; only imports finished since are read again, and all of them once one was taken out. */
    static final class Memory {
        private List<Visible> known = List.of();
        private long newest = ALL;
        private long removal = ALL;

        private synchronized List<Visible> follow(SimpleQueryRunner tx) {
            List<Visible> more = list(tx, newest);
            long now = Cypher.run(tx, "counter/find-version", Map.of())
                    .list(r -> r.get("removal").asLong())
                    .stream()
                    .findFirst()
                    .orElse(ALL);
            if (now != removal) {
                removal = now;
                newest = ALL;
                known = List.of();
                more = list(tx, newest);
            }
            if (!more.isEmpty()) {
                newest = Math.max(
                        newest, more.stream().mapToLong(Visible::version).max().orElse(ALL));
                known = Stream.concat(known.stream(), more.stream())
                        .sorted(Comparator.comparingLong(Visible::seq))
                        .toList();
            }
            return known;
        }

        private static List<Visible> list(SimpleQueryRunner tx, long after) {
            return Cypher.run(tx, "import/list-done", Map.of("after", after)).list(Visible::of);
        }
    }

    /** Cost: what was finished since the last call, however many imports there are. */
    public static VisibleImports load(Cypher cypher) {
        return cypher.read(tx -> load(cypher, tx));
    }

    /** The same in a transaction under way, which has finished none itself. */
    public static VisibleImports load(Cypher cypher, SimpleQueryRunner tx) {
        return new VisibleImports(cypher.imports().follow(tx));
    }

    public VisibleImports where(Predicate<Visible> condition) {
        return new VisibleImports(all.stream().filter(condition).toList());
    }

    /** Equal for the same imports only: ids are given once, so a store restored from a backup shows where it went another way. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            all.forEach(v -> digest.update((v.id() + " " + v.version() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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

    public BitSet union(Function<Visible, BitSet> codes) {
        BitSet union = new BitSet();
        all.forEach(v -> union.or(codes.apply(v)));
        return union;
    }
}
