package io.throughline.quality;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One rule of rows at work on the columns of one table. */
final class RowCheck {
    private final Metric.OfRows metric;
    private final int[] columns;
    private final @Nullable Matcher pattern;
    private final CellShape shape = new CellShape();
    private final LongSet seen;
    private final LongSet known;

    /** @param seen shared by the tables of a delivery @param known values that are looked for; of another column, those it has so far */
    RowCheck(Metric.OfRows metric, int[] columns, LongSet seen, LongSet known) {
        this.known = known;
        this.metric = metric;
        this.columns = columns;
        this.seen = seen;
        this.pattern = metric instanceof Metric.InvalidValues invalid && invalid.pattern() != null
                ? Pattern.compile(invalid.pattern()).matcher("")
                : null;
    }

    boolean breaks(RowCells row) {
        int first = columns[0];
        if (metric instanceof Metric.NullValues) {
            return row.length(first) == 0;
        }
        if (metric instanceof Metric.MissingValues missing) {
            return row.length(first) == 0 || missing.values().contains(row.text(first));
        }
        if (metric instanceof Metric.DuplicateValues) {
            return isRepeated(row);
        }
        if (metric instanceof Metric.Dangling) {
            note(row, first, seen);
            note(row, columns[1], known);
            return false;
        }
        if (row.length(first) == 0) {
            return false;
        }
        String text = row.text(first);
        if (metric instanceof Metric.Unknown) {
            return !known.contains(hash(text));
        }
        return metric instanceof Metric.OutOfRange range
                ? isOutside(text, range)
                : isInvalid(text, ((Metric.InvalidValues) metric).values());
    }

    private boolean isInvalid(String text, @Nullable Set<String> values) {
        return values != null && !values.contains(text)
                || pattern != null && !pattern.reset(text).matches();
    }

    private boolean isOutside(String text, Metric.OutOfRange range) {
        char[] chars = text.toCharArray();
        shape.read(chars, 0, chars.length);
        boolean number = shape.type == CellType.INTEGER || shape.type == CellType.DECIMAL;
        return !number
                || range.min() != null && shape.number < range.min()
                || range.max() != null && shape.number > range.max();
    }

    private boolean isRepeated(RowCells row) {
        StringBuilder key = new StringBuilder();
        boolean filled = false;
        for (int column : columns) {
            filled |= row.length(column) > 0;
            key.append(row.text(column)).append('\0');
        }
        if (!filled) {
            return false;
        }
        return !seen.add(hash(key.toString()));
    }

    private static void note(RowCells row, int column, LongSet values) {
        if (row.length(column) > 0) {
            values.add(hash(row.text(column)));
        }
    }

    static long hash(String text) {
        char[] chars = text.toCharArray();
        return CellShape.hash(chars, 0, chars.length);
    }

    /** Where the columns stand; null where one is not there. */
    static int @Nullable [] places(QualityRule rule, List<String> header) {
        List<String> names = rule.metric() instanceof Metric.DuplicateValues several
                        && !several.columns().isEmpty()
                ? several.columns()
                : rule.metric() instanceof Metric.Dangling dangling
                        ? List.of(rule.column(), dangling.values())
                        : List.of(rule.column());
        int[] places = names.stream().mapToInt(header::indexOf).toArray();
        for (int place : places) {
            if (place < 0) {
                return null;
            }
        }
        return places;
    }
}
