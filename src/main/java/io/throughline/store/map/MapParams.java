package io.throughline.store.map;

import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapScope;
import io.throughline.map.MapStage;
import io.throughline.map.Opportunity;
import io.throughline.map.Signed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands on a map as parameters of the queries that write it. */
final class MapParams {
    private static final String ORDER = "order";

    private MapParams() {}

    private static <T> List<Map<String, Object>> rows(List<T> parts, Row<T> row) {
        return IntStream.range(0, parts.size())
                .mapToObj(place -> {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put(ORDER, place);
                    row.fill(parts.get(place), fields);
                    return fields;
                })
                .toList();
    }

    /** Fills the parameters of one part. */
    private interface Row<T> {
        void fill(T part, Map<String, @Nullable Object> fields);
    }

    /** Maps, KPIs and opportunities as their repositories would write them first. */
    static Map<String, Object> sample(List<JourneyMap> maps, List<Department> departments, long now) {
        return Map.of(
                "maps",
                maps.stream().map(map -> map(map, now)).toList(),
                "kpis",
                parts(maps, MapStage::kpis).map(MapParams::kpi).toList(),
                "owners",
                parts(maps, MapStage::kpis)
                        .filter(kpi -> kpi.department() != null)
                        .map(kpi -> Map.of("id", kpi.id(), "department", Objects.requireNonNull(kpi.department())))
                        .toList(),
                "opportunities",
                rows(parts(maps, MapStage::opportunities).toList(), MapParams::opportunity),
                "departments",
                departments.stream()
                        .map(one -> Map.of("id", one.id(), "name", one.name()))
                        .toList());
    }

    static Map<String, Object> ids(List<JourneyMap> maps) {
        return Map.of(
                "ids", parts(maps, MapStage::opportunities).map(Opportunity::id).toList());
    }

    private static <T> Stream<T> parts(List<JourneyMap> maps, Function<MapStage, List<T>> of) {
        return maps.stream().flatMap(map -> map.stages().stream()).flatMap(stage -> of.apply(stage).stream());
    }

    private static Map<String, @Nullable Object> map(JourneyMap map, long now) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("id", map.id());
        fields.put("name", map.name());
        fields.put("kind", map.kind().name());
        fields.put("status", map.status().name());
        fields.put("description", map.description());
        fields.put("personas", map.personas());
        fields.put("scope", MapScope.text(map.scope()));
        fields.put("version", 0L);
        fields.put("by", "sample");
        fields.put("at", now);
        fields.put("revision", 0L);
        return fields;
    }

    private static Map<String, @Nullable Object> kpi(Kpi kpi) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("id", kpi.id());
        fields.put("name", kpi.name());
        fields.put("formula", kpi.formula().text());
        fields.put("target", kpi.target());
        fields.put("better", kpi.better().name());
        fields.put("unit", kpi.formula().measured());
        fields.put("revision", 0L);
        return fields;
    }

    private static void opportunity(Opportunity chance, Map<String, @Nullable Object> fields) {
        OpportunityNode node =
                StoredOpportunities.node(chance, 0L, (Integer) Objects.requireNonNull(fields.get(ORDER)));
        fields.put("id", node.id());
        fields.put("text", node.text());
        fields.put("status", node.status().name());
        fields.put("place", node.place());
        fields.put("map", node.map());
        fields.put("stage", node.stage());
        fields.put("touchpoint", node.touchpoint());
        fields.put("eases", node.eases());
        fields.put("owner", node.owner());
        fields.put("effort", node.effort());
        fields.put("customerValue", node.customerValue());
        fields.put("businessValue", node.businessValue());
        fields.put("edits", node.edits());
        fields.put("revision", node.revision());
    }

    static Map<String, Object> stages(JourneyMap map) {
        return Map.of(
                "id",
                map.id(),
                "personas",
                map.personas(),
                "stages",
                rows(map.stages(), (s, row) -> stage(map, s, row)));
    }

    private static void stage(JourneyMap map, MapStage stage, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put(ORDER, row.get(ORDER));
        fields.put("map", map.id());
        fields.put("id", stage.id());
        fields.put("name", stage.name());
        fields.put("description", stage.description());
        fields.put("owner", stage.owner());
        fields.put("touchpoints", stage.touchpoints());
        fields.put("kpis", stage.kpis().stream().map(Kpi::id).toList());
        row.put("stage", fields);
        row.put("goals", rows(stage.goals(), (goal, to) -> {
            to.put("id", goal.id());
            to.put("persona", goal.persona());
            to.put("text", goal.text());
            to.put("importance", goal.importance());
            to.put("success", goal.success());
            to.put("within", goal.within() == null ? null : goal.within().toString());
        }));
        row.put("feelings", rows(stage.feelings(), (feeling, to) -> {
            to.put("persona", feeling.persona());
            to.put("asIs", feeling.asIs());
            to.put("toBe", feeling.toBe());
            to.put("note", feeling.note());
            sign(feeling.drawn(), to);
        }));
        row.put("pains", rows(stage.pains(), (pain, to) -> {
            to.put("id", pain.id());
            to.put("text", pain.text());
            to.put("at", pain.at());
            to.put("pattern", pain.pattern());
            to.put("personas", pain.personas());
            to.put("map", map.id());
            sign(pain.declared(), to);
        }));
    }

    private static void sign(@Nullable Signed signed, Map<String, @Nullable Object> to) {
        if (signed != null) {
            to.put("by", signed.by());
            to.put("signed", MapRows.micros(signed.at()));
        }
    }

    static Map<String, Object> design(JourneyMap map, MapDesign design) {
        return Map.of(
                "id",
                map.id(),
                "steps",
                rows(design.steps(), (step, to) -> {
                    to.put("id", step.id());
                    to.put("touchpoint", step.touchpoint());
                    to.put("stage", step.stage());
                    to.put("optional", step.optional());
                    to.put("anywhere", step.anywhere());
                    to.put("first", step.first());
                    to.put("last", step.last());
                }),
                "edges",
                rows(design.edges(), (edge, to) -> {
                    to.put("from", edge.from());
                    to.put("to", edge.to());
                }),
                "allowed",
                rows(design.allowed(), (allowed, to) -> {
                    to.put("kind", allowed.kind().name());
                    to.put("step", allowed.step());
                    to.put("why", allowed.why());
                    sign(allowed.allowed(), to);
                }));
    }
}
