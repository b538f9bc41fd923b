package io.throughline.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of one column hold in all imports of a source together.
 *
 * <p>Invariant: empty + filled = rows of the tables that have it.
 *
 * @param imports that have the column
 * @param exact whether different values are counted, as where one import alone has it; else they are estimated (standard error 1.6 %)
 * @param type what most filled cells look like; null where none is filled
 * @param numbers of cells that are numbers; null where most are none
 * @param topValues of the ten most frequent of each import
 * @param patterns likewise
 */
public record SourceColumn(
        String table,
        String name,
        int imports,
        long empty,
        long filled,
        long distinct,
        boolean exact,
        @Nullable CellType type,
        long typed,
        @Nullable Range numbers,
        int minLength,
        int maxLength,
        List<ValueCount> topValues,
        List<ValueCount> patterns) {
    private static final int SHOWN = 10;

    public SourceColumn {
        topValues = List.copyOf(topValues);
        patterns = List.copyOf(patterns);
    }

    /** Figures of cells that are numbers. */
    public record Range(double min, double max, double mean) {}

    /** Columns of several imports, those of one table and name together, in the order in which they first come. */
    public static List<SourceColumn> merge(Collection<List<ColumnProfile>> imports) {
        Map<List<String>, List<ColumnProfile>> byName = new LinkedHashMap<>();
        imports.forEach(one -> one.forEach(
                column -> byName.computeIfAbsent(List.of(column.table(), column.name()), name -> new ArrayList<>())
                        .add(column)));
        return byName.values().stream().map(SourceColumn::of).toList();
    }

    private static SourceColumn of(List<ColumnProfile> all) {
        ColumnProfile first = all.get(0);
        List<ColumnProfile> filled =
                all.stream().filter(one -> one.filled() > 0).toList();
        Map<CellType, Long> types = types(filled);
        CellType type = types.entrySet().stream()
                .max(Map.Entry.<CellType, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
        return new SourceColumn(
                first.table(),
                first.name(),
                all.size(),
                all.stream().mapToLong(ColumnProfile::empty).sum(),
                all.stream().mapToLong(ColumnProfile::filled).sum(),
                distinct(filled),
                filled.size() == 0 || filled.size() == 1 && filled.get(0).exact(),
                type,
                type == null ? 0 : types.getOrDefault(type, 0L),
                range(filled, type),
                filled.stream().mapToInt(ColumnProfile::minLength).min().orElse(0),
                filled.stream().mapToInt(ColumnProfile::maxLength).max().orElse(0),
                top(filled, ColumnProfile::topValues),
                top(filled, ColumnProfile::patterns));
    }

    /** Whole numbers are decimals where any import has decimals. */
    private static Map<CellType, Long> types(List<ColumnProfile> filled) {
        Map<CellType, Long> types = new EnumMap<>(CellType.class);
        filled.forEach(one -> types.merge(one.type() == null ? CellType.TEXT : one.type(), one.typed(), Long::sum));
        if (types.containsKey(CellType.DECIMAL) && types.containsKey(CellType.INTEGER)) {
            types.merge(CellType.DECIMAL, types.getOrDefault(CellType.INTEGER, 0L), Long::sum);
            types.remove(CellType.INTEGER);
        }
        return types;
    }

    private static long distinct(List<ColumnProfile> filled) {
        long least = filled.stream().mapToLong(ColumnProfile::distinct).max().orElse(0);
        long most = filled.stream().mapToLong(ColumnProfile::distinct).sum();
        ValueSketch all = null;
        for (ColumnProfile one : filled) {
            ValueSketch values = one.values();
            all = all == null ? values : values == null ? all : all.with(values);
        }
        return filled.size() < 2 || all == null ? least : Math.max(least, Math.min(most, all.estimate()));
    }

    private static @Nullable Range range(List<ColumnProfile> filled, @Nullable CellType type) {
        if (type != CellType.INTEGER && type != CellType.DECIMAL) {
            return null;
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long cells = 0;
        for (ColumnProfile one : filled) {
            ColumnProfile.Numbers numbers = one.numbers();
            if (numbers != null) {
                min = Math.min(min, numbers.min());
                max = Math.max(max, numbers.max());
                sum += numbers.mean() * one.typed();
                cells += one.typed();
            }
        }
        return new Range(min, max, sum / cells);
    }

    private static List<ValueCount> top(List<ColumnProfile> all, Function<ColumnProfile, List<ValueCount>> of) {
        Map<String, Long> counts = new TreeMap<>();
        all.forEach(one -> of.apply(one).forEach(value -> counts.merge(value.value(), value.count(), Long::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(one -> new ValueCount(one.getKey(), one.getValue()))
                .toList();
    }
}
