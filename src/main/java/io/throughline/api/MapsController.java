package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.CellService;
import io.throughline.analysis.MapService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TalkService;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.design.DeviationKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.map.AllowedStep;
import io.throughline.map.Comment;
import io.throughline.map.DiffItem;
import io.throughline.map.FigureDiff;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapFault;
import io.throughline.map.MapPlan;
import io.throughline.map.MapStatus;
import io.throughline.map.MapVersion;
import io.throughline.map.Prune;
import io.throughline.map.Signed;
import io.throughline.persona.Persona;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Journey maps as people write, publish and compare them. */
@Controller
final class MapsController {
    private static final int MAX_VERSIONS = 100;
    private static final String TYPE = "JourneyMap";

    private final MapService service;
    private final TalkService talk;
    private final PersonaService personas;
    private final CellService cells;

    MapsController(MapService service, TalkService talk, PersonaService personas, CellService cells) {
        this.service = service;
        this.talk = talk;
        this.personas = personas;
        this.cells = cells;
    }

    @QueryMapping
    List<JourneyMap> maps(@Argument @Nullable String persona, @Argument @Nullable MapStatus status) {
        return service.list(persona, status);
    }

    @QueryMapping("map")
    @Nullable
    JourneyMap find(@Argument String id, @Argument @Nullable Integer version) {
        Optional<JourneyMap> found = version == null ? service.find(id) : service.find(id, version);
        return found.orElse(null);
    }

    /** What a text changes. */
    record PlanAnswer(boolean applied, List<DiffItem> items, List<MapFault> faults, List<JourneyMap> maps) {}

    @SchemaMapping(typeName = "MapDiff")
    List<DiffItem> items(MapService.Diff diff) {
        return diff.drawn();
    }

    @SchemaMapping(typeName = "MapDiff")
    List<FigureDiff> figures(MapService.Diff diff) {
        return diff.measured();
    }

    /** Throws {@code EditConflict} where the text names another revision. */
    @MutationMapping
    PlanAnswer applyMaps(
            DataFetchingEnvironment environment,
            @Argument String yaml,
            @Argument boolean dryRun,
            @Argument boolean prune,
            @Argument boolean whole) {
        String by = NeededRole.caller(environment).name();
        MapPlan plan = service.plan(yaml, prune ? Prune.MAPS : whole ? Prune.PARTS : Prune.NOTHING, by);
        boolean applied = !dryRun && plan.faults().isEmpty();
        if (!applied) {
            return new PlanAnswer(false, plan.items(), plan.faults(), plan.maps());
        }
        service.apply(plan, by);
        List<JourneyMap> kept = plan.maps().stream()
                .flatMap(map -> service.find(map.id()).stream())
                .toList();
        return new PlanAnswer(true, plan.items(), List.of(), kept);
    }

    @MutationMapping
    MapVersion publishMap(
            DataFetchingEnvironment environment,
            @Argument String id,
            @Argument int seen,
            @Argument @Nullable String note) {
        return service.publish(id, seen, note, NeededRole.caller(environment).name());
    }

    @MutationMapping
    boolean deleteMap(DataFetchingEnvironment environment, @Argument String id, @Argument int seen) {
        return service.delete(id, seen, NeededRole.caller(environment).name());
    }

    @MutationMapping
    PlannedDesign allowDeviation(
            DataFetchingEnvironment environment,
            @Argument String map,
            @Argument DeviationKind kind,
            @Argument String step,
            @Argument boolean allowed,
            @Argument @Nullable String why) {
        String by = NeededRole.caller(environment).name();
        MapDesign design = talk.allow(new AllowedStep(kind, step, why, null), map, allowed, by);
        return new PlannedDesign(design, cells.cells(service.find(map).orElseThrow(), null, null));
    }

    @SchemaMapping(typeName = TYPE, field = "personas")
    List<Persona> personasOf(JourneyMap map) {
        return map.personas().stream().flatMap(id -> personas.find(id).stream()).toList();
    }

    @SchemaMapping(typeName = TYPE)
    OffsetDateTime updatedAt(JourneyMap map) {
        return map.updatedAt().atOffset(ZoneOffset.UTC);
    }

    @SchemaMapping(typeName = TYPE)
    String updatedBy(JourneyMap map) {
        return Optional.ofNullable(map.updated()).map(Signed::by).orElse("");
    }

    @SchemaMapping(typeName = TYPE)
    CountedConnection<MapVersion> versions(JourneyMap map, @Argument int first, @Argument @Nullable String after) {
        Connections.checkFirst(first, MAX_VERSIONS);
        return Connections.page(service.versions(map.id()), first, after, v -> String.valueOf(v.number()));
    }

    @SchemaMapping(typeName = "MapVersion")
    OffsetDateTime at(MapVersion version) {
        return version.at().atOffset(ZoneOffset.UTC);
    }

    /** Throws {@link InvalidArgument} for a version that is not there. */
    @SchemaMapping(typeName = TYPE)
    MapService.Diff diff(JourneyMap map, @Argument int from, @Argument @Nullable Integer to) {
        return service.diff(map, from, to);
    }

    @SchemaMapping(typeName = TYPE)
    List<Comment> comments(JourneyMap map, @Argument @Nullable Boolean open) {
        return talk.comments(map, open);
    }

    @SchemaMapping(typeName = TYPE)
    String yaml(JourneyMap map) {
        return service.yaml(map);
    }

    @SchemaMapping(typeName = "AllowedDeviation")
    @Nullable
    String by(AllowedStep allowed) {
        return Optional.ofNullable(allowed.allowed()).map(Signed::by).orElse(null);
    }

    @SchemaMapping(typeName = "AllowedDeviation", field = "at")
    @Nullable
    OffsetDateTime allowedAt(AllowedStep allowed) {
        Signed signed = allowed.allowed();
        return signed == null ? null : signed.at().atOffset(ZoneOffset.UTC);
    }
}
