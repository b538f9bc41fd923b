package io.throughline.store.timeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as a node of the store: its customer, and its properties by key. Lists are arrays or, as they come over Bolt, lists.
 *
 * @param customer the customer's id; empty where it was not asked for
 */
public record TimelineNode(int ordinal, String customer, Map<String, Object> properties) {
    /** Stands for the import of a packed timeline, which holds rows of several. */
    static final long PACKED = -1;

    /** Of one customer: packed ones first, then by import and part. */
    public static final Comparator<TimelineNode> BY_IMPORT =
            Comparator.comparingLong(TimelineNode::seq).thenComparingInt(TimelineNode::part);

    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final double[] NO_DOUBLES = {};
    private static final String[] NO_TEXTS = {};

    public long seq() {
        return properties.get("import") instanceof Number seq ? seq.longValue() : PACKED;
    }

    int part() {
        return properties.get("part") instanceof Number part ? part.intValue() : 0;
    }

    public String text(String key) {
        return String.valueOf(properties.get(key));
    }

    boolean has(String key) {
        return properties.get(key) != null;
    }

    /** Whole numbers; none where there is no such property. */
    long[] longs(String key) {
        Object list = properties.get(key);
        if (list instanceof long[] longs) {
            return longs;
        }
        if (list instanceof int[] ints) {
            return Arrays.stream(ints).asLongStream().toArray();
        }
        if (list == null) {
            return NO_LONGS;
        }
        return list(list).stream().mapToLong(n -> ((Number) n).longValue()).toArray();
    }

    /** Whole numbers; none where there is no such property. */
    int[] ints(String key) {
        Object list = properties.get(key);
        if (list instanceof int[] ints) {
            return ints;
        }
        if (list instanceof long[] longs) {
            return Arrays.stream(longs).mapToInt(n -> (int) n).toArray();
        }
        if (list == null) {
            return NO_INTS;
        }
        return list(list).stream().mapToInt(n -> ((Number) n).intValue()).toArray();
    }

    /** Numbers; none where there is no such property. */
    double[] doubles(String key) {
        Object list = properties.get(key);
        return list instanceof double[] doubles
                ? doubles
                : list == null
                        ? NO_DOUBLES
                        : list(list).stream()
                                .mapToDouble(n -> ((Number) n).doubleValue())
                                .toArray();
    }

    /** Texts; none where there is no such property. */
    String[] texts(String key) {
        Object list = properties.get(key);
        return list instanceof String[] texts
                ? texts
                : list == null
                        ? NO_TEXTS
                        : list(list).stream().map(String.class::cast).toArray(String[]::new);
    }

    private static List<?> list(@Nullable Object list) {
        return list instanceof List<?> some ? some : List.of();
    }
}
