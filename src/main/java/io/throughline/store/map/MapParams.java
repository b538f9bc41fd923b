package io.throughline.store.map;

import io.throughline.kpi.Kpi;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapStage;
import io.throughline.map.Signed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
