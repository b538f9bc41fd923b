package io.throughline.store.timeline;

import io.throughline.store.timeline.Compaction.Keeps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Many timeline nodes of one customer as the properties of one: rows by (time, import, part, position) with the seq of each row's import in
 * {@code imports}, the distinct seqs in {@code runs}, and each trait as lists in their order, empty where an import told none.
 *
 * <p>Invariant: read row by row it is what the nodes were; so an import can still be hidden or taken out.
 */
final class PackedTimeline {
    /** Columns of whole numbers, of numbers and of texts, each with what stands for a missing cell; attributes are texts. */
    private static final Map<String, Long> LONGS =
            Map.of("touchpoints", -1L, "channels", -1L, "campaigns", -1L, "contents", 0L);

    private static final List<String> DOUBLES = List.of("values", "sequences");
    private static final List<String> TEXTS = List.of("keys", "orders");

    /** A row: the place of its node, its place there, and what it is sorted by. */
    private record Row(int node, int place, long at, long seq) {}

    private final List<TimelineNode> nodes;
    private final Row[] rows;
    private final Keeps keeps;

    private PackedTimeline(List<TimelineNode> nodes, Keeps keeps) {
        this.nodes = nodes;
        this.keeps = keeps;
        List<Row> all = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            long[] at = nodes.get(n).longs("at");
            long[] seqs = seqs(nodes.get(n), at.length);
            for (int i = 0; i < at.length; i++) {
                if (keeps.test(seqs[i], at[i])) {
                    all.add(new Row(n, i, at[i], seqs[i]));
                }
            }
        }
        all.sort(Comparator.comparingLong(Row::at)
                .thenComparingLong(Row::seq)
                .thenComparingInt(Row::node)
                .thenComparingInt(Row::place));
        rows = all.toArray(Row[]::new);
    }

    /**
     * @param nodes of a customer, by import and part
     * @param keeps which rows stay, and what was told of traits and equal times
     * @return properties of the one node, empty where no row stays
     */
    static Optional<Map<String, Object>> pack(List<TimelineNode> nodes, Keeps keeps) {
        PackedTimeline packed = new PackedTimeline(nodes, keeps);
        return packed.rows.length == 0 ? Optional.empty() : Optional.of(packed.properties());
    }

    /** Tells import and time of each row of a node that counts, conversions derived from flags apart. */
    static void forEachRow(TimelineNode node, Rows told) {
        long[] at = node.longs("at");
        long[] seqs = seqs(node, at.length);
        BitSet derived = marked(node, "derived");
        for (int i = 0; i < at.length; i++) {
            if (!derived.get(i)) {
                told.accept(seqs[i], at[i]);
            }
        }
    }

    /** Is told of rows. */
    @FunctionalInterface
    interface Rows {
        void accept(long seq, long at);
    }

    private Map<String, Object> properties() {
        Map<String, Object> packed = new HashMap<>();
        packed.put("part", 0L);
        packed.put("clock", nodes.get(0).properties().getOrDefault("clock", ""));
        packed.put("from", rows[0].at);
        packed.put("to", rows[rows.length - 1].at);
        packed.put("at", Arrays.stream(rows).mapToLong(Row::at).toArray());
        packed.put("imports", Arrays.stream(rows).mapToLong(Row::seq).toArray());
        TreeSet<Long> told = new TreeSet<>();
        Arrays.stream(rows).forEach(r -> told.add(r.seq));
        putMixed(packed, told);
        TreeSet<String> keys = new TreeSet<>();
        nodes.forEach(n -> keys.addAll(n.properties().keySet()));
        keys.forEach(key -> PropertyNames.findTrait(key)
                .ifPresent(name -> told.addAll(told(name).keySet())));
        long[] runs = told.stream().mapToLong(Long::longValue).toArray();
        packed.put("runs", runs);
        for (String key : keys) {
            putColumn(packed, key);
            PropertyNames.findTrait(key).ifPresent(name -> putTrait(packed, name, runs));
        }
        putDerived(packed);
        return packed;
    }

    /** Times that an import told differently from another, and which import. */
    private void putMixed(Map<String, Object> packed, TreeSet<Long> runs) {
        LongStream.Builder mixed = LongStream.builder();
        LongStream.Builder told = LongStream.builder();
        boolean any = false;
        for (TimelineNode node : nodes) {
            long[] times = node.longs("mixed");
            long[] imports = node.longs("mixedImports");
            for (int i = 0; i < times.length; i++) {
                long seq = node.seq() == TimelineNode.PACKED ? imports[i] : node.seq();
                if (keeps.test(seq, times[i])) {
                    any = true;
                    mixed.add(times[i]);
                    told.add(seq);
                    runs.add(seq);
                }
            }
        }
        if (any) {
            packed.put("mixed", mixed.build().toArray());
            packed.put("mixedImports", told.build().toArray());
        }
    }

    private void putColumn(Map<String, Object> packed, String key) {
        Long missing = LONGS.get(key);
        if (missing != null) {
            long[][] cells = cells(key, TimelineNode::longs, long[][]::new);
            packed.put(
                    key,
                    Arrays.stream(rows)
                            .mapToLong(r -> r.place < cells[r.node].length ? cells[r.node][r.place] : missing)
                            .toArray());
        } else if (DOUBLES.contains(key)) {
            double[][] cells = cells(key, TimelineNode::doubles, double[][]::new);
            packed.put(
                    key,
                    Arrays.stream(rows)
                            .mapToDouble(r -> r.place < cells[r.node].length ? cells[r.node][r.place] : Double.NaN)
                            .toArray());
        } else if (TEXTS.contains(key) || PropertyNames.findAttribute(key).isPresent()) {
            String[][] cells = cells(key, TimelineNode::texts, String[][]::new);
            packed.put(
                    key,
                    Arrays.stream(rows)
                            .map(r -> r.place < cells[r.node].length ? cells[r.node][r.place] : "")
                            .toArray(String[]::new));
        }
    }

    private <T> T[] cells(String key, BiFunction<TimelineNode, String, T> of, IntFunction<T[]> array) {
        return nodes.stream().map(node -> of.apply(node, key)).toArray(array);
    }

    /** Conversions derived from flags, and which of them come to stand behind a row that is not theirs. */
    private void putDerived(Map<String, Object> packed) {
        LongStream.Builder derived = LongStream.builder();
        LongStream.Builder alone = LongStream.builder();
        BitSet[] flagged = marked("derived");
        BitSet[] behindOthers = marked("alone");
        for (int i = 0; i < rows.length; i++) {
            Row row = rows[i];
            if (is(flagged, row)) {
                derived.add(i);
                Row before = i == 0 ? row : rows[i - 1];
                boolean neighbours = before.node == row.node && before.place == row.place - 1;
                boolean behind = before.at == row.at && before.seq == row.seq && !is(flagged, before);
                if (behind && (!neighbours || is(behindOthers, row))) {
                    alone.add(i);
                }
            }
        }
        putAny(packed, "derived", derived.build().toArray());
        putAny(packed, "alone", alone.build().toArray());
    }

    private static void putAny(Map<String, Object> packed, String key, long[] places) {
        if (places.length > 0) {
            packed.put(key, places);
        }
    }

    /** Places that each node marks. */
    private BitSet[] marked(String key) {
        return nodes.stream().map(node -> marked(node, key)).toArray(BitSet[]::new);
    }

    private static BitSet marked(TimelineNode node, String key) {
        BitSet places = new BitSet();
        for (int place : node.ints(key)) {
            places.set(place);
        }
        return places;
    }

    private static boolean is(BitSet[] marked, Row row) {
        return marked[row.node].get(row.place);
    }

    /** A trait as one import told it. */
    private record Told(String value, long at) {
        boolean isAfter(Told other) {
            return at > other.at || (at == other.at && value.compareTo(other.value) > 0);
        }
    }

    /** What each import told of a trait, also where it brought no row. */
    private Map<Long, Told> told(String name) {
        Map<Long, Told> told = new TreeMap<>();
        for (TimelineNode node : nodes) {
            long[] runs = node.has("runs") ? node.longs("runs") : Arrays.copyOf(seqs(node, 1), 1);
            for (int run = 0; run < runs.length; run++) {
                Told one = told(node, name, run);
                if (one != null && keeps.test(runs[run], one.at)) {
                    told.merge(runs[run], one, (a, b) -> b.isAfter(a) ? b : a);
                }
            }
        }
        return told;
    }

    private void putTrait(Map<String, Object> packed, String name, long[] runs) {
        Map<Long, Told> told = told(name);
        Told none = new Told("", 0);
        List<Told> inOrder = Arrays.stream(runs)
                .mapToObj(seq -> told.getOrDefault(seq, none))
                .toList();
        packed.put(PropertyNames.trait(name), inOrder.stream().map(Told::value).toArray(String[]::new));
        packed.put(
                PropertyNames.learnt(name), inOrder.stream().mapToLong(Told::at).toArray());
    }

    private static @Nullable Told told(TimelineNode node, String name, int run) {
        String trait = PropertyNames.trait(name);
        String learnt = PropertyNames.learnt(name);
        if (node.properties().get(trait) instanceof String text) {
            return node.properties().get(learnt) instanceof Long time ? new Told(text, time) : null;
        }
        String[] values = node.texts(trait);
        return values.length == 0 || values[run].isEmpty() ? null : new Told(values[run], node.longs(learnt)[run]);
    }

    /** Seqs of the imports that brought the rows of a node. */
    private static long[] seqs(TimelineNode node, int rows) {
        if (node.seq() == TimelineNode.PACKED) {
            return node.longs("imports");
        }
        long[] seqs = new long[rows];
        Arrays.fill(seqs, node.seq());
        return seqs;
    }
}
