package io.throughline.store.map;

import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.design.DeviationKind;
import io.throughline.kpi.Kpi;
import io.throughline.map.AllowedStep;
import io.throughline.map.DeclaredPain;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapKind;
import io.throughline.map.MapScope;
import io.throughline.map.MapStage;
import io.throughline.map.MapStatus;
import io.throughline.map.Opportunity;
import io.throughline.map.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Maps from rows. */
record MapRows(Map<String, Kpi> kpis, List<Opportunity> opportunities) {

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    static @Nullable String text(MapAccessor row, String key) {
        return row.get(key).isNull() ? null : row.get(key).asString();
    }

    static @Nullable Double number(MapAccessor row, String key) {
        return row.get(key).isNull() ? null : (Double) row.get(key).asDouble();
    }

    private static List<String> texts(MapAccessor row, String key) {
        return row.get(key).asList(Value::asString, List.of());
    }

    private static @Nullable Signed signed(MapAccessor row) {
        String by = text(row, "by");
        return by == null ? null : new Signed(by, moment(row.get("signed").asLong()));
    }

    JourneyMap map(MapAccessor row) {
        Value map = row.get("map");
        String id = map.get("id").asString();
        return new JourneyMap(
                id,
                map.get("name").asString(),
                MapKind.valueOf(map.get("kind").asString()),
                MapStatus.valueOf(map.get("status").asString()),
                text(map, "description"),
                texts(map, "personas"),
                MapScope.read(map.get("scope").asString()),
                row.get("stages").asList(stage -> stage(id, stage)),
                design(row),
                map.get("revision").asInt() + 1,
                map.get("version").asInt(),
                new Signed(map.get("by").asString(), moment(map.get("at").asLong())));
    }

    private MapStage stage(String map, Value row) {
        Value stage = row.get("stage");
        String id = stage.get("id").asString();
        return new MapStage(
                id,
                stage.get("name").asString(),
                text(stage, "description"),
                text(stage, "owner"),
                texts(stage, "touchpoints"),
                row.get("goals").asList(MapRows::goal),
                row.get("feelings").asList(MapRows::feeling),
                row.get("pains").asList(MapRows::pain),
                texts(stage, "kpis").stream()
                        .flatMap(kpi -> Stream.ofNullable(kpis.get(kpi)))
                        .toList(),
                opportunities.stream()
                        .filter(each -> each.place() != null
                                && map.equals(
                                        Objects.requireNonNull(each.place()).map())
                                && id.equals(
                                        Objects.requireNonNull(each.place()).stage()))
                        .toList());
    }

    private static Goal goal(Value row) {
        String within = text(row, "within");
        return new Goal(
                row.get("id").asString(),
                text(row, "persona"),
                row.get("text").asString(),
                number(row, "importance"),
                text(row, "success"),
                within == null ? null : Duration.parse(within));
    }

    private static DrawnFeeling feeling(Value row) {
        return new DrawnFeeling(
                row.get("persona").asString(),
                number(row, "asIs"),
                number(row, "toBe"),
                text(row, "note"),
                signed(row));
    }

    private static DeclaredPain pain(Value row) {
        return new DeclaredPain(
                row.get("id").asString(),
                row.get("text").asString(),
                text(row, "at"),
                text(row, "pattern"),
                texts(row, "personas"),
                signed(row));
    }

    private static @Nullable MapDesign design(MapAccessor row) {
        List<DesignStep> steps = row.get("steps").asList(MapRows::step);
        return steps.isEmpty()
                ? null
                : new MapDesign(
                        steps,
                        row.get("edges")
                                .asList(edge -> new DesignEdge(
                                        edge.get(0).asString(), edge.get(1).asString())),
                        row.get("allowed").asList(MapRows::allowed));
    }

    private static DesignStep step(Value row) {
        return new DesignStep(
                row.get("id").asString(),
                text(row, "touchpoint"),
                text(row, "stage"),
                row.get("optional").asBoolean(),
                row.get("anywhere").asBoolean(),
                row.get("first").asBoolean(),
                row.get("last").asBoolean());
    }

    private static AllowedStep allowed(Value row) {
        return new AllowedStep(
                DeviationKind.valueOf(row.get("kind").asString()),
                row.get("step").asString(),
                text(row, "why"),
                signed(row));
    }
}
