package io.throughline.store.timeline;

import io.throughline.store.timeline.Compaction.Keeps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Many timeline nodes of one customer as the properties of one: rows by (time, import, part, position) with the seq of each row's import in
 * {@code imports}, the distinct seqs in {@code runs}, and each trait as lists in their order, empty where an import told none.
 *
 * <p>Invariant: read row by row it is what the nodes were; so an import can still be hidden or taken out.
 */
final class PackedTimeline {
    private static final Map<String, Object> MISSING = Map.of(
            "channels",
            -1L,
            "campaigns",
            -1L,
            "values",
            Double.NaN,
            "keys",
            "",
            "contents",
            0L,
            "orders",
            "",
            "sequences",
            Double.NaN);

    /** A row: the place of its node, its place there, and what it is sorted by. */
    private record Row(int node, int place, long at, long seq) {}

    private final List<Map<String, Object>> nodes;
    private final Row[] rows;
    private final Keeps keeps;

    private PackedTimeline(List<Map<String, Object>> nodes, Keeps keeps) {
        this.nodes = nodes;
        this.keeps = keeps;
        List<Row> all = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            List<?> at = list(nodes.get(n), "at");
            for (int i = 0; i < at.size(); i++) {
                long seq = seq(nodes.get(n), i);
                if (keeps.test(seq, (Long) at.get(i))) {
                    all.add(new Row(n, i, (Long) at.get(i), seq));
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
     * @param nodes properties of a customer's nodes, by import and part
     * @param keeps which rows stay, and what was told of traits and equal times
     * @return properties of the one node, empty where no row stays
     */
    static Optional<Map<String, Object>> pack(List<Map<String, Object>> nodes, Keeps keeps) {
        PackedTimeline packed = new PackedTimeline(nodes, keeps);
        return packed.rows.length == 0 ? Optional.empty() : Optional.of(packed.properties());
    }

    /** Tells import and time of each row of a node that counts, conversions derived from flags apart. */
    static void forEachRow(Map<String, Object> node, Rows told) {
        List<?> at = list(node, "at");
        List<?> derived = list(node, "derived");
        for (int i = 0; i < at.size(); i++) {
            if (!derived.contains((long) i)) {
                told.accept(seq(node, i), (Long) at.get(i));
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
        packed.put("clock", nodes.get(0).getOrDefault("clock", ""));
        packed.put("from", rows[0].at);
        packed.put("to", rows[rows.length - 1].at);
        packed.put("at", Arrays.stream(rows).mapToLong(Row::at).toArray());
        packed.put("imports", Arrays.stream(rows).mapToLong(Row::seq).toArray());
        TreeSet<Long> runs = new TreeSet<>();
        Arrays.stream(rows).forEach(r -> runs.add(r.seq));
        putMixed(packed, runs);
        TreeSet<String> keys = new TreeSet<>();
        nodes.forEach(n -> keys.addAll(n.keySet()));
        keys.forEach(key -> PropertyNames.findTrait(key)
                .ifPresent(name -> runs.addAll(told(name).keySet())));
        packed.put("runs", List.copyOf(runs));
        for (String key : keys) {
            if (key.equals("touchpoints")
                    || MISSING.containsKey(key)
                    || PropertyNames.findAttribute(key).isPresent()) {
                packed.put(key, column(key));
            }
            PropertyNames.findTrait(key).ifPresent(name -> putTrait(packed, name, List.copyOf(runs)));
        }
        putDerived(packed);
        return packed;
    }

    /** Times that an import told differently from another, and which import. */
    private void putMixed(Map<String, Object> packed, TreeSet<Long> runs) {
        List<Object> mixed = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        for (Map<String, Object> node : nodes) {
            List<?> times = list(node, "mixed");
            for (int i = 0; i < times.size(); i++) {
                long seq = node.get("import") instanceof Long one
                        ? one
                        : (Long) list(node, "mixedImports").get(i);
                if (keeps.test(seq, (Long) times.get(i))) {
                    mixed.add(times.get(i));
                    told.add(seq);
                }
            }
        }
        if (!mixed.isEmpty()) {
            packed.put("mixed", mixed);
            packed.put("mixedImports", told);
            runs.addAll(told);
        }
    }

    private List<Object> column(String key) {
        List<Object> column = new ArrayList<>(rows.length);
        for (Row row : rows) {
            List<?> cells = list(nodes.get(row.node), key);
            column.add(row.place < cells.size() ? cells.get(row.place) : MISSING.getOrDefault(key, ""));
        }
        return column;
    }

    /** Conversions derived from flags, and which of them come to stand behind a row that is not theirs. */
    private void putDerived(Map<String, Object> packed) {
        List<Long> derived = new ArrayList<>();
        List<Long> alone = new ArrayList<>();
        List<Set<Object>> flagged = marked("derived");
        List<Set<Object>> behindOthers = marked("alone");
        for (int i = 0; i < rows.length; i++) {
            Row row = rows[i];
            if (is(flagged, row)) {
                derived.add((long) i);
                Row before = i == 0 ? row : rows[i - 1];
                boolean neighbours = before.node == row.node && before.place == row.place - 1;
                boolean behind = before.at == row.at && before.seq == row.seq && !is(flagged, before);
                if (behind && (!neighbours || is(behindOthers, row))) {
                    alone.add((long) i);
                }
            }
        }
        if (!derived.isEmpty()) {
            packed.put("derived", derived);
        }
        if (!alone.isEmpty()) {
            packed.put("alone", alone);
        }
    }

    /** Places that each node marks. */
    private List<Set<Object>> marked(String key) {
        return nodes.stream().map(node -> Set.<Object>copyOf(list(node, key))).toList();
    }

    private static boolean is(List<Set<Object>> marked, Row row) {
        return marked.get(row.node).contains((long) row.place);
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
        for (Map<String, Object> node : nodes) {
            List<?> seqs = node.containsKey("runs") ? list(node, "runs") : List.of(seq(node, 0));
            for (int run = 0; run < seqs.size(); run++) {
                Told one = told(node, name, run);
                if (one != null && keeps.test((Long) seqs.get(run), one.at)) {
                    told.merge((Long) seqs.get(run), one, (a, b) -> b.isAfter(a) ? b : a);
                }
            }
        }
        return told;
    }

    private void putTrait(Map<String, Object> packed, String name, List<Long> runs) {
        Map<Long, Told> told = told(name);
        Told none = new Told("", 0);
        packed.put(
                PropertyNames.trait(name),
                runs.stream().map(seq -> told.getOrDefault(seq, none).value).toList());
        packed.put(
                PropertyNames.learnt(name),
                runs.stream().map(seq -> told.getOrDefault(seq, none).at).toList());
    }

    private static @Nullable Told told(Map<String, Object> node, String name, int run) {
        Object value = node.get(PropertyNames.trait(name));
        Object at = node.get(PropertyNames.learnt(name));
        if (value instanceof List<?> values && at instanceof List<?> times) {
            String text = (String) values.get(run);
            return text.isEmpty() ? null : new Told(text, (Long) times.get(run));
        }
        return value instanceof String text && at instanceof Long time ? new Told(text, time) : null;
    }

    /** Seq of the import that brought a row. */
    private static long seq(Map<String, Object> node, int place) {
        return node.get("import") instanceof Long seq
                ? seq
                : (Long) list(node, "imports").get(place);
    }

    private static List<?> list(Map<String, Object> node, String key) {
        return node.get(key) instanceof List<?> list ? list : List.of();
    }
}
