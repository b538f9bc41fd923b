package io.throughline.quality;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import io.throughline.quality.ColumnProfile.Numbers;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers what one column holds, cell by cell, in memory that does not grow with the file. */
final class ColumnSketch {
    private static final int PATTERNS = 256;
    private static final int SHOWN = 10;
    /** 2^14 registers: a standard error of 0.8 %. */
    private static final int PRECISION = 14;
    /** Three standard errors. */
    private static final double DOUBT = 0.025;

    private final String table;
    private final String name;
    private final boolean masked;
    private final TextCounts values;
    private final TextCounts patterns = new TextCounts(PATTERNS, true);
    private final Shapes shapes = new Shapes();
    private final long[] types = new long[CellType.values().length];
    private final EvenSample sample = new EvenSample();
    private @Nullable HyperLogLog many;
    private long filled;
    private long content;
    private int minLength = Integer.MAX_VALUE;
    private int maxLength;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    /** @param most different values that are counted; more are estimated @param masked whether no value may be shown */
    ColumnSketch(String table, String name, int most, boolean masked) {
        this.masked = masked;
        this.table = table;
        this.name = name;
        this.values = new TextCounts(most, false);
    }

    String name() {
        return name;
    }

    void lookEmpty() {
        content = content * 31 + 1;
    }

    /** A cell with something in it. What is known of its text needs no second look: it is counted, and told once at the end. */
    void look(CellShape cell, char[] chars, int from, int to) {
        long hash = CellShape.hash(chars, from, to);
        filled++;
        content = (content ^ hash) * 31;
        int place = values.find(hash);
        if (place < 0) {
            cell.read(chars, from, to);
            int pattern = patterns.find(cell.patternHash);
            pattern = pattern < 0 ? patterns.add(cell.patternHash, chars, from, to) : pattern;
            place = values.add(hash, chars, from, to);
            if (place < 0) {
                estimate(hash);
                tell(cell.type, pattern, cell.number, to - from, 1);
                return;
            }
            shapes.set(place, cell, pattern, to - from);
        }
        values.count(place, 1);
    }

    private void tell(CellType type, int pattern, double number, int length, long cells) {
        minLength = Math.min(minLength, length);
        maxLength = Math.max(maxLength, length);
        types[type.ordinal()] += cells;
        if (pattern >= 0) {
            patterns.count(pattern, cells);
        }
        if (type == CellType.INTEGER || type == CellType.DECIMAL) {
            min = Math.min(min, number);
            max = Math.max(max, number);
            sum += number * cells;
            for (long cell = 0; cell < cells; cell++) {
                sample.add(number);
            }
        }
    }

    private void estimate(long hash) {
        if (many == null) {
            many = different();
        }
        many.add(hash);
    }

    private HyperLogLog different() {
        HyperLogLog counter = many == null ? HyperLogLog.create(PRECISION) : many;
        if (many == null) {
            values.forEachHash(counter::add);
        }
        return counter;
    }

    /** What tells apart columns that differ in any row. */
    long content() {
        return content;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** Cells whose text fits, among those of the texts that are kept. */
    long count(Predicate<String> fits) {
        return values.count(fits);
    }

    /** Once, at the end. @param rows of the table */
    ColumnProfile finish(long rows, List<String> sameAs) {
        for (int place = 0; place < values.size(); place++) {
            tell(
                    shapes.type(place),
                    shapes.pattern(place),
                    shapes.number(place),
                    shapes.length(place),
                    values.count(place));
        }
        long distinct = many == null ? values.size() : Math.min(filled, Math.round(many.getDistinctCountEstimate()));
        long once = values.countOnce();
        CellType type = type();
        long numbers = types[CellType.INTEGER.ordinal()] + types[CellType.DECIMAL.ordinal()];
        boolean number = type == CellType.INTEGER || type == CellType.DECIMAL;
        boolean exact = many == null;
        boolean key = rows > 0
                && filled == rows
                && once == values.size()
                && (exact ? distinct == filled : distinct >= filled * (1 - DOUBT));
        return new ColumnProfile(
                table,
                name,
                rows - filled,
                filled,
                distinct,
                exact,
                exact ? once : null,
                exact ? distinct - once : null,
                type,
                type == null ? 0 : number ? numbers : types[type.ordinal()],
                number ? new Numbers(min, max, sum / numbers, sample.median()) : null,
                filled == 0 ? 0 : minLength,
                maxLength,
                masked ? List.of() : values.top(SHOWN),
                patterns.top(SHOWN),
                key,
                sameAs,
                ValueSketch.of(different()));
    }

    private @Nullable CellType type() {
        if (filled == 0) {
            return null;
        }
        long decimals = types[CellType.DECIMAL.ordinal()];
        long numbers = types[CellType.INTEGER.ordinal()] + decimals;
        CellType most = decimals > 0 ? CellType.DECIMAL : CellType.INTEGER;
        long count = numbers;
        for (CellType type : List.of(CellType.TIME, CellType.EMAIL, CellType.TEXT)) {
            if (types[type.ordinal()] > count) {
                most = type;
                count = types[type.ordinal()];
            }
        }
        return most;
    }
}
