package io.throughline.map;

import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a file is laid beside.
 *
 * @param opportunities all of them, those of maps too
 * @param kpis all of them, those of maps too
 * @param departments all that may own something
 * @param talk comments and versions; asked for where the file names any
 */
public record Kept(
        List<JourneyMap> maps,
        List<Opportunity> opportunities,
        List<Kpi> kpis,
        List<Department> departments,
        Supplier<Talk> talk) {
    public static final Kept NOTHING = new Kept(List.of(), List.of(), List.of(), List.of());

    public Kept {
        maps = List.copyOf(maps);
        opportunities = List.copyOf(opportunities);
        kpis = List.copyOf(kpis);
        departments = List.copyOf(departments);
    }

    /** Where nothing was said, and nothing published. */
    public Kept(List<JourneyMap> maps, List<Opportunity> opportunities, List<Kpi> kpis, List<Department> departments) {
        this(maps, opportunities, kpis, departments, () -> Talk.NOTHING);
    }

    Optional<JourneyMap> map(String id) {
        return maps.stream().filter(map -> map.id().equals(id)).findFirst();
    }
}
