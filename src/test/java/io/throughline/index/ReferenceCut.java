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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;

/** The shared definitions read sentence by sentence, over lists, with no thought of speed: what the cutter is compared with. */
final class ReferenceCut {
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
        customers.replaceAll((customer, none) -> ReferenceOrder.shown(log, cut.conversions, customer));
        customers.forEach((customer, rows) -> journeys.addAll(cut.customer(customer, rows)));
        return journeys;
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
