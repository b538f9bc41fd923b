package io.throughline.index;

import io.throughline.journey.AfterConversion;
import io.throughline.journey.Definition;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;

/** The shared definitions read sentence by sentence, over lists, with no thought of speed: what the cutter is compared with. */
final class ReferenceCut {
    private static final String CONVERSION = "Conversion";

    record Journey(
            String customer,
            int number,
            List<String> steps,
            int interactions,
            boolean converted,
            double value,
            boolean tail,
            boolean open,
            long start,
            long end) {}

    /** A row, or several order lines that are one conversion. */
    private record Item(Row row, int rows, double value, boolean conversion) {}

    private final Scope scope;
    private final Definition definition;
    private final List<String> conversions;
    private final long dataUntil;

    private ReferenceCut(MemoryTimelines log, Scope scope) {
        this.scope = scope;
        this.definition = scope.definition();
        this.conversions = definition.conversions() == null ? log.conversions() : definition.conversions();
        this.dataUntil = log.rows().stream()
                .filter(this::ofSource)
                .mapToLong(Row::at)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    static List<Journey> cut(MemoryTimelines log, Scope scope) {
        ReferenceCut cut = new ReferenceCut(log, scope);
        Map<String, List<Row>> customers = new TreeMap<>();
        log.rows().forEach(row -> customers.put(row.customer(), List.of()));
        List<Journey> journeys = new ArrayList<>();
        customers.replaceAll((customer, none) -> cut.shown(log, ordered(log, cut.conversions, customer)));
        customers.forEach((customer, rows) -> journeys.addAll(cut.customer(customer, rows)));
        return journeys;
    }

    /** A row with its import, its place there among those of its time, and the conversions of that moment up to it. */
    private record Placed(Row row, int order, int place, int level) {}

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
    private List<Row> shown(MemoryTimelines log, List<Row> ordered) {
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

    /** The rows of a customer in the order that no import decides. */
    static List<Row> ordered(MemoryTimelines log, List<String> conversions, String customer) {
        List<List<Row>> imports = log.imports();
        List<Placed> all = new ArrayList<>();
        for (int order = 0; order < imports.size(); order++) {
            Map<Long, Integer> places = new TreeMap<>();
            Map<Long, Integer> levels = new TreeMap<>();
            for (Row row : imports.get(order)) {
                if (row.customer().equals(customer)) {
                    boolean joins = joins(log, conversions, row);
                    String name = row.derived() && !joins ? CONVERSION : row.touchpoint();
                    int converts = conversions.contains(name) && !joins ? 1 : 0;
                    int level = levels.merge(row.at(), converts, Integer::sum);
                    int place = places.merge(row.at(), row.derived() ? 0 : 1, Integer::sum);
                    all.add(new Placed(row, order, place, 2 * level - converts));
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
                .thenComparing(p -> p.row.value()));
        return all.stream().map(Placed::row).toList();
    }

    private boolean ofSource(Row row) {
        return scope.channels().sources() == null || scope.channels().sources().contains(row.source());
    }

    private List<Journey> customer(String customer, List<Row> rows) {
        List<Row> kept = rows.stream()
                .filter(this::ofSource)
                .filter(row -> scope.channels().names() == null
                        || conversions.contains(row.touchpoint())
                        || (row.channel() != null && scope.channels().names().contains(row.channel())))
                .toList();
        List<List<Item>> pieces = new ArrayList<>();
        for (List<Item> piece : cutAtConversions(foldOrderLines(kept))) {
            pieces.addAll(cutAtGaps(piece));
        }
        List<Journey> journeys = new ArrayList<>();
        boolean seen = false;
        int number = 0;
        for (List<Item> piece : pieces) {
            boolean converted = piece.get(piece.size() - 1).conversion;
            if (!(scope.channels().names() != null && converted && piece.size() == 1)) {
                number++;
                Journey journey = journey(customer, number, lookback(piece), converted, seen);
                if (passes(journey)) {
                    journeys.add(journey);
                }
            }
            seen |= converted;
        }
        return journeys;
    }

    /** Conversions of one time and touchpoint are one, where the last of them stands. */
    private List<Item> foldOrderLines(List<Row> rows) {
        Map<String, Item> groups = new TreeMap<>();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double value = Double.isNaN(row.value()) ? 0 : row.value();
            int count = row.derived() ? 0 : 1;
            if (!conversions.contains(row.touchpoint())) {
                items.add(new Item(row, count, value, false));
                continue;
            }
            Item sum = groups.merge(
                    row.at() + " " + row.touchpoint(),
                    new Item(row, count, value, true),
                    (a, b) -> new Item(b.row, a.rows + b.rows, a.value + b.value, true));
            boolean again = rows.subList(i + 1, rows.size()).stream()
                    .anyMatch(r -> r.at() == row.at() && r.touchpoint().equals(row.touchpoint()));
            if (!again) {
                items.add(sum);
            }
        }
        return items;
    }

    private List<List<Item>> cutAtConversions(List<Item> items) {
        List<List<Item>> pieces = new ArrayList<>();
        List<Item> piece = new ArrayList<>();
        for (Item item : items) {
            piece.add(item);
            if (item.conversion) {
                pieces.add(piece);
                piece = new ArrayList<>();
                if (definition.afterConversion() == AfterConversion.STOP) {
                    return pieces;
                }
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    private List<List<Item>> cutAtGaps(List<Item> items) {
        List<List<Item>> pieces = new ArrayList<>();
        List<Item> piece = new ArrayList<>();
        for (Item item : items) {
            if (!piece.isEmpty()
                    && definition.inactivity() != null
                    && item.row.at() - piece.get(piece.size() - 1).row.at() > micros(definition.inactivity())) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
            piece.add(item);
        }
        pieces.add(piece);
        return pieces;
    }

    private List<Item> lookback(List<Item> piece) {
        long end = piece.get(piece.size() - 1).row.at();
        List<Item> kept = piece.stream()
                .filter(item -> definition.lookback() == null || end - item.row.at() <= micros(definition.lookback()))
                .toList();
        Integer steps = definition.lookbackSteps();
        return steps == null || kept.size() <= steps + 1 ? kept : kept.subList(kept.size() - 1 - steps, kept.size());
    }

    private Journey journey(String customer, int number, List<Item> items, boolean converted, boolean seen) {
        List<String> steps = new ArrayList<>();
        for (Item item : items) {
            String step = step(item);
            boolean repeats = !steps.isEmpty() && steps.get(steps.size() - 1).equals(step) && !item.conversion;
            if (!(repeats && definition.repeats() == RepeatPolicy.COLLAPSE)) {
                steps.add(step);
            }
        }
        Item last = items.get(items.size() - 1);
        boolean open = !converted
                && definition.inactivity() != null
                && dataUntil - last.row.at() < micros(definition.inactivity());
        return new Journey(
                customer,
                number,
                steps,
                items.stream().mapToInt(Item::rows).sum(),
                converted,
                converted ? last.value : 0,
                !converted && seen,
                open,
                items.get(0).row.at(),
                last.row.at());
    }

    private String step(Item item) {
        if (item.conversion || definition.stepBy() == StepBy.TOUCHPOINT) {
            return item.row.touchpoint();
        }
        String group = definition.stepBy() == StepBy.CHANNEL ? item.row.channel() : item.row.campaign();
        return group == null ? "(none)" : group;
    }

    private boolean passes(Journey journey) {
        NumberRange number = scope.journeys().number();
        return (scope.journeys().converted() == null || scope.journeys().converted() == journey.converted)
                && (scope.journeys().visiting() == null
                        || journey.steps.containsAll(scope.journeys().visiting()))
                && (scope.journeys().notVisiting() == null
                        || scope.journeys().notVisiting().stream().noneMatch(journey.steps::contains))
                && (scope.journeys().startsWith() == null
                        || begins(journey.steps, scope.journeys().startsWith()))
                && (number == null || number.from() == null || journey.number >= number.from())
                && (number == null || number.to() == null || journey.number <= number.to())
                && !(scope.journeys().excludeOpen() && journey.open)
                && inPeriod(journey);
    }

    private boolean inPeriod(Journey journey) {
        Period period = scope.journeys().period();
        if (period == null) {
            return true;
        }
        Instant at =
                Instant.EPOCH.plus(period.by() == Period.By.START ? journey.start : journey.end, ChronoUnit.MICROS);
        return (period.from() == null || !at.isBefore(period.from()))
                && (period.to() == null || at.isBefore(period.to()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static boolean begins(List<String> steps, List<String> wanted) {
        return steps.size() >= wanted.size() && steps.subList(0, wanted.size()).equals(wanted);
    }
}
