package io.throughline.map;

import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.kpi.Department;
import io.throughline.kpi.KpiFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps as YAML, in a fixed order of keys; read back it changes nothing. */
public final class MapText {
    private MapText() {}

    public static String of(List<JourneyMap> maps, List<Department> departments) {
        return of(maps, departments, Talk.NOTHING);
    }

    /** With what was said and published. */
    public static String of(List<JourneyMap> maps, List<Department> departments, Talk talk) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("maps", maps.stream().map(map -> map(map, false)).toList());
        if (!departments.isEmpty()) {
            top.put(
                    "departments",
                    departments.stream()
                            .map(d -> fields("id", d.id(), "name", d.name()))
                            .toList());
        }
        top.putAll(fields(
                "comments", talk.comments().stream().map(MapText::comment).toList(),
                "versions", talk.versions().stream().map(MapText::version).toList()));
        return YamlOutput.text(top);
    }

    private static Map<String, Object> comment(Comment comment) {
        return fields(
                "id", comment.id(),
                "on", comment.on().key(),
                "author", comment.author(),
                "at", comment.at(),
                "text", comment.text(),
                "figure", comment.figure(),
                "seq", comment.seq(),
                "resolved", comment.resolved(),
                "replyTo", comment.replyTo());
    }

    private static Map<String, Object> version(MapVersion version) {
        return fields(
                "map", version.map(),
                "number", version.number(),
                "at", version.at(),
                "by", version.by(),
                "note", version.note(),
                "seq", version.seq(),
                "yaml", version.yaml(),
                "figures", version.figures());
    }

    /** One map alone, without its revision. */
    public static String of(JourneyMap map) {
        return of(List.of(map), List.of());
    }

    /** One map alone, as it is edited: a file that names a stale revision is refused. */
    public static String edited(JourneyMap map) {
        return YamlOutput.text(fields("maps", List.of(map(map, true))));
    }

    /** The design of a map alone, as a text that changes nothing else of it. */
    public static String of(String map, MapDesign design) {
        return YamlOutput.text(fields("maps", List.of(fields("id", map, "design", design(design)))));
    }

    /** Without those that say nothing. @param pairs key, value, key, value … */
    private static Map<String, Object> fields(@Nullable Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            boolean empty = value == null
                    || Boolean.FALSE.equals(value)
                    || value instanceof List<?> list && list.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty();
            if (!empty) {
                fields.put(String.valueOf(pairs[i]), value);
            }
        }
        return fields;
    }

    private static Map<String, Object> map(JourneyMap map, boolean revision) {
        return fields(
                "id", map.id(),
                "name", map.name(),
                "kind", map.kind(),
                "status", map.status(),
                "description", map.description(),
                "revision", revision ? (Integer) map.revision() : null,
                "personas", map.personas(),
                "scope", map.scope(),
                "stages", map.stages().stream().map(MapText::stage).toList(),
                "design", map.design() == null ? null : design(map.design()));
    }

    private static Map<String, Object> stage(MapStage stage) {
        Map<String, Object> feelings = new LinkedHashMap<>();
        stage.feelings()
                .forEach(f -> feelings.put(f.persona(), fields("asIs", f.asIs(), "toBe", f.toBe(), "note", f.note())));
        return fields(
                "id", stage.id(),
                "name", stage.name(),
                "description", stage.description(),
                "owner", stage.owner(),
                "touchpoints", stage.touchpoints(),
                "goals", stage.goals().stream().map(MapText::goal).toList(),
                "feeling", feelings,
                "pains", stage.pains().stream().map(MapText::pain).toList(),
                "kpis", stage.kpis().stream().map(KpiFile::fields).toList(),
                "opportunities",
                        stage.opportunities().stream().map(MapText::opportunity).toList());
    }

    private static Map<String, Object> goal(Goal goal) {
        return fields(
                "id", goal.id(),
                "persona", goal.persona(),
                "text", goal.text(),
                "importance", goal.importance(),
                "success", goal.success(),
                "within", goal.within());
    }

    private static Map<String, Object> pain(DeclaredPain pain) {
        return fields(
                "id", pain.id(),
                "text", pain.text(),
                "at", pain.at(),
                "pattern", pain.pattern(),
                "personas", pain.personas());
    }

    private static Map<String, Object> opportunity(Opportunity chance) {
        return fields(
                "id", chance.id(),
                "text", chance.text(),
                "status", chance.status(),
                "eases", chance.eases(),
                "owner", chance.owner(),
                "effort", chance.effort(),
                "customerValue", chance.customerValue(),
                "businessValue", chance.businessValue(),
                "edits", chance.edits().stream().map(EditText::fields).toList());
    }

    private static Map<String, Object> design(MapDesign design) {
        return fields(
                "steps", design.steps().stream().map(MapText::step).toList(),
                "then", chains(design.edges()),
                "allowed",
                        design.allowed().stream()
                                .map(a -> fields("kind", a.kind(), "step", a.step(), "why", a.why()))
                                .toList());
    }

    private static Map<String, Object> step(DesignStep step) {
        return fields(
                "id", step.id(),
                "touchpoint", step.id().equals(step.touchpoint()) ? null : step.touchpoint(),
                "stage", step.stage(),
                "optional", step.optional(),
                "anywhere", step.anywhere(),
                "first", step.first(),
                "last", step.last());
    }

    /** As long as they go, beginning with the first edge that is left. */
    private static List<String> chains(List<DesignEdge> edges) {
        List<DesignEdge> left = new ArrayList<>(edges);
        List<String> chains = new ArrayList<>();
        while (!left.isEmpty()) {
            DesignEdge edge = left.remove(0);
            StringBuilder chain = new StringBuilder(edge.from());
            while (edge != null) {
                String end = edge.to();
                chain.append(" > ").append(end);
                edge = left.stream()
                        .filter(e -> e.from().equals(end))
                        .findFirst()
                        .orElse(null);
                left.remove(edge);
            }
            chains.add(chain.toString());
        }
        return chains;
    }
}
