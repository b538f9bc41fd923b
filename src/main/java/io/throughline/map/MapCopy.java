package io.throughline.map;

import io.throughline.kpi.Kpi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map under another id. Pain points, KPIs and opportunities are of one map only, so those of the copy have ids of their own, which begin with
 * that of the copy.
 */
public final class MapCopy {
    private final String id;
    private final Set<String> pains;

    private MapCopy(JourneyMap map, String id) {
        this.id = id;
        this.pains = map.stages().stream()
                .flatMap(stage -> stage.pains().stream())
                .map(DeclaredPain::id)
                .collect(Collectors.toSet());
    }

    /** A draft that nobody has kept yet. */
    public static JourneyMap of(JourneyMap map, String id, String name) {
        MapCopy copy = new MapCopy(map, id);
        return new JourneyMap(
                id,
                name,
                map.kind(),
                MapStatus.DRAFT,
                map.description(),
                map.personas(),
                map.scope(),
                map.stages().stream().map(copy::stage).toList(),
                map.design(),
                0,
                0,
                null);
    }

    private MapStage stage(MapStage stage) {
        return new MapStage(
                stage.id(),
                stage.name(),
                stage.description(),
                stage.owner(),
                stage.touchpoints(),
                stage.goals(),
                stage.feelings(),
                stage.pains().stream().map(this::pain).toList(),
                stage.kpis().stream().map(this::kpi).toList(),
                stage.opportunities().stream()
                        .map(chance -> chance(stage.id(), chance))
                        .toList());
    }

    private String own(String part) {
        return id + "-" + part;
    }

    private DeclaredPain pain(DeclaredPain pain) {
        return new DeclaredPain(
                own(pain.id()), pain.text(), pain.at(), pain.pattern(), pain.personas(), pain.declared());
    }

    private Kpi kpi(Kpi kpi) {
        return new Kpi(own(kpi.id()), kpi.name(), kpi.formula(), kpi.target(), kpi.better(), kpi.department(), 0);
    }

    private Opportunity chance(String stage, Opportunity chance) {
        List<String> eases = chance.eases().stream()
                .map(pain -> pains.contains(pain) ? own(pain) : pain)
                .toList();
        return new Opportunity(
                own(chance.id()),
                chance.text(),
                chance.status(),
                Anchor.of(AnchorKind.STAGE, id, stage),
                eases,
                chance.owner(),
                chance.effort(),
                chance.customerValue(),
                chance.businessValue(),
                chance.edits(),
                0);
    }
}
