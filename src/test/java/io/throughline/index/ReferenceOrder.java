package io.throughline.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;

/** Which rows a customer has, and in which order, read sentence by sentence. */
final class ReferenceOrder {
    private static final String CONVERSION = "Conversion";

    private ReferenceOrder() {}

    /** A row with its import, its place there among those of its time, and the conversions of that moment up to it. */
    private record Placed(Row row, int order, int place, int level, double worth) {}

    /** Whether a derived conversion is one with its row, whose touchpoint it names: that converts by itself. */
    private static boolean joins(MemoryTimelines log, List<String> conversions, Row row) {
        boolean converts = log.conversions().contains(row.touchpoint()) || conversions.contains(row.touchpoint());
        return row.derived() && converts && !row.touchpoint().equals(CONVERSION);
    }

    private static Row with(Row row, String touchpoint, double value) {
        return new Row(
                row.customer(),
                row.at(),
                touchpoint,
                row.channel(),
                row.campaign(),
                value,
                row.derived(),
                row.source());
    }

    /** Derived conversions as such; where one is one with its row, the row with the value that it left to it. */
    static List<Row> shown(MemoryTimelines log, List<String> conversions, String customer) {
        List<Row> ordered = ordered(log, conversions, customer);
        List<Row> shown = new ArrayList<>(ordered);
        for (Row row : ordered) {
            if (row.derived() && !joins(log, conversions, row)) {
                shown.set(place(shown, row), with(row, CONVERSION, row.value()));
            } else if (row.derived()) {
                shown.remove(place(shown, row));
                if (conversions.contains(row.touchpoint())) {
                    Row own = shown.stream()
                            .filter(other -> !other.derived()
                                    && other.at() == row.at()
                                    && other.touchpoint().equals(row.touchpoint())
                                    && other.source().equals(row.source())
                                    && Double.isNaN(other.value()))
                            .findFirst()
                            .orElseThrow();
                    shown.set(place(shown, own), with(own, own.touchpoint(), row.value()));
                }
            }
        }
        return shown;
    }

    private static int place(List<Row> rows, Row one) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == one) {
                return i;
            }
        }
        throw new IllegalStateException();
    }

    /** What a row is worth, or has left to the conversion derived from it. */
    private static double worth(List<Row> rows, int i) {
        Row row = rows.get(i);
        boolean flagged =
                !row.derived() && i + 1 < rows.size() && rows.get(i + 1).derived();
        return flagged && Double.isNaN(row.value()) ? rows.get(i + 1).value() : row.value();
    }

    /** The rows of a customer in the order that no import decides. */
    static List<Row> ordered(MemoryTimelines log, List<String> conversions, String customer) {
        List<List<Row>> imports = log.imports();
        List<Placed> all = new ArrayList<>();
        for (int order = 0; order < imports.size(); order++) {
            Map<Long, Integer> places = new TreeMap<>();
            Map<Long, Integer> levels = new TreeMap<>();
            for (int i = 0; i < imports.get(order).size(); i++) {
                Row row = imports.get(order).get(i);
                if (row.customer().equals(customer)) {
                    boolean joins = joins(log, conversions, row);
                    String name = row.derived() && !joins ? CONVERSION : row.touchpoint();
                    int converts = conversions.contains(name) && !joins ? 1 : 0;
                    int level = levels.merge(row.at(), converts, Integer::sum);
                    int place = places.merge(row.at(), row.derived() ? 0 : 1, Integer::sum);
                    all.add(new Placed(row, order, place, 2 * level - converts, worth(imports.get(order), i)));
                }
            }
        }
        all.sort(Comparator.<Placed>comparingLong(p -> p.row.at())
                .thenComparing(Placed::level)
                .thenComparing(Placed::place)
                .thenComparing(p -> p.row.derived())
                .thenComparing(p -> p.row.touchpoint())
                .thenComparing(p -> p.row.channel() == null ? "" : p.row.channel())
                .thenComparing(p -> p.row.campaign() == null ? "" : p.row.campaign())
                .thenComparing(Placed::worth));
        return all.stream().map(Placed::row).toList();
    }
}
