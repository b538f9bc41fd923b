package io.throughline.map;

import io.throughline.design.DesignStep;
import io.throughline.kpi.Kpi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that people wrote on a map, as texts under paths such as {@code stages/purchase/owner}. Two maps say the same where these are equal. */
final class FlatMap {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FlatMap() {}

    static Map<String, String> of(JourneyMap map) {
        FlatMap flat = new FlatMap();
        flat.put("name", map.name());
        flat.put("kind", map.kind());
        flat.put("status", map.status());
        flat.put("description", map.description());
        flat.put("personas", join(map.personas()));
        flat.put("scope", map.scope().isEmpty() ? null : PlainValues.text(map.scope()));
        flat.put("stages", join(map.stages().stream().map(MapStage::id).toList()));
        map.stages().forEach(flat::stage);
        MapDesign design = map.design();
        if (design != null) {
            flat.design(design);
        }
        return flat.texts;
    }

    private static @Nullable String join(List<String> ids) {
        return ids.isEmpty() ? null : String.join(", ", ids);
    }

    private void put(String path, @Nullable Object value) {
        if (value != null) {
            texts.put(path, value instanceof Double number ? PlainValues.number(number) : value.toString());
        }
    }

    private void stage(MapStage stage) {
        String at = "stages/" + stage.id() + "/";
        put(at + "name", stage.name());
        put(at + "description", stage.description());
        put(at + "owner", stage.owner());
        put(at + "touchpoints", join(stage.touchpoints()));
        stage.goals().forEach(goal -> goal(at + "goals/" + goal.id() + "/", goal));
        stage.feelings().forEach(feeling -> {
            String path = at + "feeling/" + feeling.persona() + "/";
            put(path + "asIs", feeling.asIs());
            put(path + "toBe", feeling.toBe());
            put(path + "note", feeling.note());
        });
        stage.pains().forEach(pain -> {
            String path = at + "pains/" + pain.id() + "/";
            put(path + "text", pain.text());
            put(path + "at", pain.at());
            put(path + "pattern", pain.pattern());
            put(path + "personas", join(pain.personas()));
        });
        stage.kpis().forEach(kpi -> kpi(at + "kpis/" + kpi.id() + "/", kpi));
        stage.opportunities().forEach(chance -> opportunity(at + "opportunities/" + chance.id() + "/", chance));
    }

    private void goal(String at, Goal goal) {
        put(at + "persona", goal.persona());
        put(at + "text", goal.text());
        put(at + "importance", goal.importance());
        put(at + "success", goal.success());
        put(at + "within", goal.within());
    }

    private void kpi(String at, Kpi kpi) {
        put(at + "name", kpi.name());
        put(at + "formula", kpi.formula().text());
        put(at + "target", kpi.target());
        put(at + "better", kpi.better());
        put(at + "department", kpi.department());
    }

    private void opportunity(String at, Opportunity chance) {
        put(at + "text", chance.text());
        put(at + "status", chance.status());
        put(at + "eases", join(chance.eases()));
        put(at + "owner", chance.owner());
        put(at + "effort", chance.effort());
        put(at + "customerValue", chance.customerValue());
        put(at + "businessValue", chance.businessValue());
        put(at + "edits", join(chance.edits().stream().map(EditText::text).toList()));
    }

    /** The order of edges says nothing. */
    private void design(MapDesign design) {
        design.steps().forEach(step -> put("design/steps/" + step.id(), step(step)));
        put(
                "design/then",
                join(design.edges().stream()
                        .map(edge -> edge.from() + " > " + edge.to())
                        .sorted()
                        .toList()));
        design.allowed()
                .forEach(allowed -> put(
                        "design/allowed/" + allowed.kind() + " " + allowed.step(),
                        allowed.why() == null ? "allowed" : allowed.why()));
    }

    private static String step(DesignStep step) {
        String at = step.stage() == null ? "touchpoint " + step.touchpoint() : "stage " + step.stage();
        return Stream.of(
                        at,
                        step.optional() ? "optional" : "",
                        step.anywhere() ? "anywhere" : "",
                        step.first() ? "first" : "",
                        step.last() ? "last" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
