package io.throughline.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The order of the rows of one moment, whatever import came first: by place within their import, then by content; and then conversions
 * behind the contacts that the other imports brought.
 */
public final class MomentOrder {
    /**
     * A row of the moment.
     *
     * @param arrived where it stands by arrival
     * @param chain rows with the same number keep their order: those of one import
     * @param sequence number that orders it; NaN where it has none
     * @param place among the rows of its chain, given by {@link #arrange}
     * @param order a number for the order it belongs to; 0: none
     * @param contact its code
     * @param touchpoint of a derived conversion that of its row
     * @param derived a conversion derived from a flag; it stands with its row
     * @param own of a derived one: where the row arrived that was flagged, −1 where another import had brought that
     */
    public record Row(
            int arrived,
            int chain,
            double sequence,
            int place,
            String touchpoint,
            String channel,
            String campaign,
            double value,
            int order,
            int contact,
            boolean derived,
            int own) {
        Row at(int line, int other) {
            return new Row(
                    arrived, line, sequence, other, touchpoint, channel, campaign, value, order, contact, derived, own);
        }
    }

    private static final Comparator<Row> CONTENT = Comparator.comparingInt(Row::place)
            .thenComparing(Row::derived)
            .thenComparing(Row::touchpoint)
            .thenComparing(Row::channel)
            .thenComparing(Row::campaign);

    /** Instead of what else rows hold: they stay as they arrived where nothing before it tells them apart. */
    public static final IntFunction<String> AS_ARRIVED = arrived -> String.format("%010d\0", arrived);

    private MomentOrder() {}

    /**
     * Rows by place and content, each with its place; a flagged row by the value that it left to its conversion, and before others alike. Where all rows of several imports have a number, the numbers decide and all are one
     * chain; else each import keeps its order.
     *
     * @param rest what else the row holds that arrived at a place, attributes up to the last {@code \0}; asked for only where nothing before it tells two rows apart
     */
    public static List<Row> arrange(List<Row> rows, IntFunction<String> rest) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingDouble(Row::sequence).thenComparingInt(Row::arrived));
        int one = sorted.get(0).chain;
        boolean numbered = sorted.stream().noneMatch(row -> Double.isNaN(row.sequence))
                && sorted.stream().anyMatch(row -> row.chain != one);
        List<Row> placed = new ArrayList<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        int number = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            number += i > 0 && row.sequence > sorted.get(i - 1).sequence ? 1 : 0;
            int step = row.derived ? 0 : 1;
            placed.add(numbered ? row.at(one, number) : row.at(row.chain, sizes.merge(row.chain, step, Integer::sum)));
        }
        Map<Integer, Double> left = new HashMap<>();
        rows.stream().filter(row -> row.own >= 0).forEach(row -> left.put(row.own, row.value));
        placed.sort(CONTENT.thenComparingDouble(row -> left.getOrDefault(row.arrived, row.value))
                .thenComparingInt(Row::order)
                .thenComparing(row -> attributes(rest, row))
                .thenComparing(row -> !left.containsKey(row.arrived))
                .thenComparing(row -> rest.apply(row.arrived)));
        return placed;
    }

    /** What a conversion and the row have in common that another import brought unflagged, apart from attributes. */
    private record Kind(String touchpoint, String channel, String campaign, int order, double sequence, double value) {
        static Kind of(Row row) {
            return new Kind(row.touchpoint, row.channel, row.campaign, row.order, row.sequence, row.value);
        }
    }

    /** By place among arranged rows: the place of the row that was flagged, of a derived conversion stored behind it; −1 for all others. */
    public static int[] owns(List<Row> placed) {
        int[] owns = new int[placed.size()];
        Arrays.fill(owns, -1);
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < owns.length; i++) {
            places.put(placed.get(i).arrived, i);
        }
        for (int i = 0; i < owns.length; i++) {
            if (placed.get(i).own >= 0) {
                owns[i] = Objects.requireNonNull(places.get(placed.get(i).own));
            }
        }
        return owns;
    }

    /**
     * Finds the rows of the other conversions: those that another import had brought without a flag, equal in all that is stored, with
     * their value still. A conversion stored before conversions had attributes takes any that is equal in all else.
     *
     * @param owns of {@link #owns}, added to
     * @param rest as for {@link #arrange}
     */
    public static void pair(List<Row> placed, int[] owns, IntFunction<String> rest) {
        BitSet owned = new BitSet();
        Arrays.stream(owns).filter(own -> own >= 0).forEach(owned::set);
        Map<Kind, List<Integer>> unflagged = new HashMap<>();
        for (int i = 0; i < owns.length; i++) {
            if (!placed.get(i).derived && !owned.get(i)) {
                unflagged
                        .computeIfAbsent(Kind.of(placed.get(i)), kind -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < owns.length; i++) {
            List<Integer> rows = placed.get(i).derived && owns[i] < 0
                    ? unflagged.getOrDefault(Kind.of(placed.get(i)), List.of())
                    : List.of();
            if (!rows.isEmpty()) {
                String told = attributes(rest, placed.get(i));
                Integer row = rows.stream()
                        .filter(one -> attributes(rest, placed.get(one)).equals(told))
                        .findFirst()
                        .orElse(told.isEmpty() ? rows.get(0) : null);
                if (row != null) {
                    owns[i] = row;
                    rows.remove(row);
                }
            }
        }
    }

    private static String attributes(IntFunction<String> rest, Row row) {
        String text = rest.apply(row.arrived);
        return text.substring(0, Math.max(0, text.lastIndexOf('\0')));
    }

    /**
     * Places of arranged rows in their final order: rows go by how many conversions their chain has brought up to them.
     *
     * @param converts whether each row is a conversion
     */
    public static int[] weave(int[] chains, boolean[] converts) {
        Map<Integer, Integer> levels = new HashMap<>();
        long[] keys = new long[chains.length];
        for (int i = 0; i < keys.length; i++) {
            int one = converts[i] ? 1 : 0;
            int level = levels.merge(chains[i], one, Integer::sum);
            // A contact after a conversion of its import comes after the first conversions of the others too.
            keys[i] = ((2L * level - one) << 32) | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
