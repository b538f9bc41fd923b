package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.MapService;
import io.throughline.analysis.TalkService;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.kpi.KpiParts;
import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.map.MapCells;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStatus;
import io.throughline.kpi.KpiValue;
import io.throughline.map.Anchor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Figures that are kept under a name with a target, and who answers for them. */
@Controller
final class TargetsController {
    private static final int MAX_HISTORY = 1_000;

    private final KpiService service;
    private final MapService maps;
    private final TalkService talk;

    TargetsController(KpiService service, MapService maps, TalkService talk) {
        this.service = service;
        this.maps = maps;
        this.talk = talk;
    }

    @QueryMapping
    List<Kpi> kpis(
            @Argument @Nullable String map,
            @Argument @Nullable String department,
            @Argument @Nullable KpiStatus status) {
        if (department != null) {
            service.requireDepartment("department", department);
        }
        List<Kpi> all = service.list(department);
        if (map == null) {
            return withStatus(all, status);
        }
        List<String> ids = maps.kpisOf(map);
        return withStatus(all.stream().filter(kpi -> ids.contains(kpi.id())).toList(), status);
    }

    @SchemaMapping(typeName = "Kpi")
    Anchor place(Kpi kpi) {
        return maps.placeOf(kpi);
    }

    @QueryMapping("kpi")
    @Nullable
    Kpi findKpi(@Argument String id) {
        return service.find(id).orElse(null);
    }

    @QueryMapping
    List<Department> departments() {
        return service.departments();
    }

    /** Throws {@code EditConflict} where somebody else was faster. */
    @MutationMapping
    Kpi saveKpi(DataFetchingEnvironment environment, @Argument @Nullable Integer seen, @Argument KpiPlace input) {
        Kpi kpi = KpiInput.of(Objects.requireNonNull(environment.getArgument("input")));
        AnchorInput at = input.at();
        String who = NeededRole.caller(environment).name();
        return at == null ? service.save(kpi, seen, who) : talk.save(kpi, seen, at.toAnchor(), who);
    }

    /** Where a figure is to stand. */
    record KpiPlace(@Nullable AnchorInput at) {}

    /** Throws {@code EditConflict} where somebody else was faster. */
    @MutationMapping
    boolean deleteKpi(DataFetchingEnvironment environment, @Argument String id, @Argument int seen) {
        return service.delete(id, seen, NeededRole.caller(environment).name());
    }

    @SchemaMapping(typeName = "Kpi", field = "formula")
    String formulaOf(Kpi kpi) {
        return kpi.formula().text();
    }

    @SchemaMapping(typeName = "Kpi")
    String definition(Kpi kpi) {
        return kpi.formula().definition();
    }

    @SchemaMapping(typeName = "Kpi")
    String unit(Kpi kpi, DataFetchingEnvironment environment) {
        return value(kpi, environment).unit();
    }

    @SchemaMapping(typeName = "Kpi")
    @Nullable
    Department department(Kpi kpi) {
        String id = kpi.department();
        return id == null ? null : service.department(id);
    }

    @SchemaMapping(typeName = "Kpi")
    KpiValue now(Kpi kpi, @Argument @Nullable ScopeInput scope, DataFetchingEnvironment environment) {
        return scope == null ? value(kpi, environment) : service.now(kpi, ScopeInput.scopeOf(scope));
    }

    /** Of the journeys of the map in whose cells it stands; elsewhere of all. */
    private KpiValue value(Kpi kpi, DataFetchingEnvironment environment) {
        Object context = environment.getLocalContext();
        return context instanceof MapCells cells ? cells.valueOf(kpi) : service.now(kpi, null);
    }

    @SchemaMapping(typeName = "Kpi")
    List<KpiParts.Part> by(Kpi kpi, @Argument KpiParts.By dimension, @Argument @Nullable ScopeInput scope) {
        return service.parts(kpi, scope == null ? null : ScopeInput.scopeOf(scope), dimension);
    }

    @SchemaMapping(typeName = "Kpi")
    KpiStatus status(Kpi kpi, DataFetchingEnvironment environment) {
        return value(kpi, environment).status();
    }

    @SchemaMapping(typeName = "Kpi")
    List<KpiPoint> history(Kpi kpi, @Argument TrendPoint.Unit unit, @Argument int last) {
        if (last < 1 || last > MAX_HISTORY) {
            throw new InvalidArgument("last", last, "1 to 1,000");
        }
        return service.history(kpi, unit, last);
    }

    @SchemaMapping(typeName = "Department")
    List<Touchpoint> touchpoints(Department department) {
        return service.touchpointsOf(department);
    }

    @SchemaMapping(typeName = "Department", field = "kpis")
    List<Kpi> kpisOf(Department department, @Argument @Nullable KpiStatus status) {
        return withStatus(service.list(department.id()), status);
    }

    private List<Kpi> withStatus(List<Kpi> kpis, @Nullable KpiStatus status) {
        return kpis.stream()
                .filter(kpi -> status == null || service.now(kpi, null).status() == status)
                .toList();
    }

    @SchemaMapping(typeName = "Touchpoint", field = "department")
    @Nullable
    Department departmentOf(Touchpoint touchpoint) {
        String owner = touchpoint.owner();
        return owner == null ? null : service.department(owner);
    }
}
