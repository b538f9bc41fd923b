package io.throughline.map;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.kpi.AverageOrderValue;
import io.throughline.kpi.Better;
import io.throughline.kpi.Conversion;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiFormula;
import io.throughline.kpi.Milestone;
import io.throughline.kpi.RepeatPurchase;
import io.throughline.kpi.RevenuePerCustomer;
import io.throughline.kpi.TimeToComplete;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A map to begin with: the stages of the catalogue with their touchpoints, and figures without targets that suit an objective. */
public final class FirstMap {
    private static final String ALL = "journey";

    private final Objective objective;
    private final String id;
    private final Collection<Touchpoint> touchpoints;

    private FirstMap(Objective objective, String id, Collection<Touchpoint> touchpoints) {
        this.objective = objective;
        this.id = id;
        this.touchpoints = touchpoints;
    }

    /** Named after its objective. @param touchpoints of the data */
    public static JourneyMap of(Objective objective, Collection<Touchpoint> touchpoints) {
        return of(objective, objective.name().toLowerCase(Locale.ROOT), touchpoints);
    }

    /** @param id of the map; ids of its figures begin with it @param touchpoints of the data */
    public static JourneyMap of(Objective objective, String id, Collection<Touchpoint> touchpoints) {
        return new FirstMap(objective, id, touchpoints).map();
    }

    private JourneyMap map() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        touchpoints.stream()
                .filter(touchpoint -> touchpoint.stage() != null)
                .sorted(Comparator.comparingInt(Touchpoint::stageOrder).thenComparing(Touchpoint::id))
                .forEach(touchpoint -> add(stages, Objects.requireNonNull(touchpoint.stage()), touchpoint));
        if (stages.isEmpty()) {
            touchpoints.forEach(touchpoint -> add(stages, ALL, touchpoint));
        }
        if (stages.isEmpty()) {
            stages.put(ALL, List.of());
        }
        String goal = touchpoints.stream()
                .filter(touchpoint -> touchpoint.conversion() && touchpoint.stage() != null)
                .map(touchpoint -> Objects.requireNonNull(touchpoint.stage()))
                .findFirst()
                .orElse(List.copyOf(stages.keySet()).get(stages.size() - 1));
        List<MapStage> columns = stages.entrySet().stream()
                .map(entry -> new MapStage(
                        idOf(entry.getKey()),
                        entry.getKey(),
                        null,
                        null,
                        entry.getValue(),
                        List.of(),
                        List.of(),
                        List.of(),
                        entry.getKey().equals(goal) ? kpis() : List.of(),
                        List.of()))
                .toList();
        return new JourneyMap(
                id, title(), MapKind.AS_IS, MapStatus.DRAFT, null, List.of(), Map.of(), columns, null, 0, 0, null);
    }

    private static void add(Map<String, List<String>> stages, String stage, Touchpoint touchpoint) {
        stages.computeIfAbsent(stage, name -> new ArrayList<>()).add(touchpoint.id());
    }

    private static String idOf(String name) {
        String id = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return id.isEmpty() ? ALL : id;
    }

    private String title() {
        return switch (objective) {
            case GROW -> "How customers come to buy";
            case KEEP -> "How customers stay";
            case EASE -> "How customers get there with less effort";
            case SAVE -> "How journeys cost less";
        };
    }

    private List<Kpi> kpis() {
        return switch (objective) {
            case GROW ->
                List.of(
                        kpi("conversion", "Journeys that convert", new Conversion(), Better.HIGHER),
                        kpi("order-value", "Value of an order", new AverageOrderValue(), Better.HIGHER));
            case KEEP ->
                List.of(
                        kpi("repeat", "Customers who buy again", new RepeatPurchase(null), Better.HIGHER),
                        kpi("customer-value", "Revenue per customer", new RevenuePerCustomer(), Better.HIGHER));
            case EASE ->
                List.of(
                        kpi("conversion", "Journeys that convert", new Conversion(), Better.HIGHER),
                        kpi("time", "Time to conversion", new TimeToComplete(null, null), Better.LOWER));
            case SAVE -> {
                List<Kpi> kpis = new ArrayList<>();
                kpis.add(kpi("conversion", "Journeys that convert", new Conversion(), Better.HIGHER));
                touchpoints.stream()
                        .filter(t -> t.channel() != null && t.kind() != null && t.kind() != ChannelKind.ONLINE)
                        .map(touchpoint -> Objects.requireNonNull(touchpoint.channel()))
                        .distinct()
                        .sorted()
                        .forEach(channel -> kpis.add(kpi(
                                "need-" + idOf(channel),
                                "Journeys that need the channel " + channel,
                                new Milestone("[channel=\"" + channel + "\"]"),
                                Better.LOWER)));
                yield kpis;
            }
        };
    }

    private Kpi kpi(String name, String title, KpiFormula formula, Better better) {
        return new Kpi(id + "-" + name, title, formula, null, better, null, 0);
    }
}
