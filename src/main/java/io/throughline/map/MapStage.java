package io.throughline.map;

import io.throughline.kpi.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a map.
 *
 * @param id unique within its map
 * @param owner the id of a department
 * @param touchpoints in the order in which they are shown; a touchpoint lies in at most one stage of a map
 * @param feelings at most one a persona
 * @param kpis figures that are held to their target here
 */
public record MapStage(
        String id,
        String name,
        @Nullable String description,
        @Nullable String owner,
        List<String> touchpoints,
        List<Goal> goals,
        List<DrawnFeeling> feelings,
        List<DeclaredPain> pains,
        List<Kpi> kpis,
        List<Opportunity> opportunities) {
    private static final int MOST_PARTS = 200;

    public MapStage {
        touchpoints = List.copyOf(touchpoints);
        goals = List.copyOf(goals);
        feelings = List.copyOf(feelings);
        pains = List.copyOf(pains);
        kpis = List.copyOf(kpis);
        opportunities = List.copyOf(opportunities);
        Checked.id("id", id);
        Checked.name("name", name);
        Checked.text("description", description);
        Checked.most("touchpoints", touchpoints, 10 * MOST_PARTS);
        Checked.once("feeling", feelings, DrawnFeeling::persona);
        List.of(goals, feelings, pains, kpis, opportunities)
                .forEach(parts -> Checked.most("the parts of a stage", parts, MOST_PARTS));
    }

    MapStage holding(Kpi kpi) {
        List<Kpi> all = new ArrayList<>(kpis);
        all.add(kpi);
        return new MapStage(id, name, description, owner, touchpoints, goals, feelings, pains, all, opportunities);
    }

    /** Its opportunities no longer ease these pain points. */
    MapStage withoutEased(Set<String> lost) {
        return new MapStage(
                id,
                name,
                description,
                owner,
                touchpoints,
                goals,
                feelings,
                pains,
                kpis,
                opportunities.stream()
                        .map(chance -> chance.withEases(chance.eases().stream()
                                .filter(pain -> !lost.contains(pain))
                                .toList()))
                        .toList());
    }
}
