package io.throughline.analysis.map;

import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiFormula;
import io.throughline.kpi.KpiValue;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapStage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The figures that the stages of a map hold to targets, in the journeys laid over it. Safe for any thread. */
final class MapKpis {
    private final JourneyMap map;
    private final EvaluatedJourneys journeys;
    private final VersionFigures version;
    private final Map<Kpi, List<KpiPoint>> months = new ConcurrentHashMap<>();
    /** Stage by stage. */
    final Lazy<List<HeldKpi>> held = new Lazy<>(this::list);

    MapKpis(JourneyMap map, EvaluatedJourneys journeys, VersionFigures version) {
        this.map = map;
        this.journeys = journeys;
        this.version = version;
    }

    private List<HeldKpi> list() {
        return map.stages().stream()
                .flatMap(stage -> stage.kpis().stream().map(kpi -> new HeldKpi(stage.id(), kpi, valueOf(kpi))))
                .toList();
    }

    /** A fault of its formula is told in a note. */
    KpiValue valueOf(Kpi kpi) {
        KpiFormula formula = kpi.formula();
        try {
            return version.of(stageOf(kpi), kpi, Kpis.of(journeys, formula).against(kpi.aim()));
        } catch (InvalidArgument fault) {
            return KpiValue.unknown(formula.measured(), String.valueOf(fault.getMessage()));
        }
    }

    private @Nullable String stageOf(Kpi kpi) {
        return map.stages().stream()
                .filter(stage -> stage.kpis().contains(kpi))
                .map(MapStage::id)
                .findFirst()
                .orElse(null);
    }

    /** Worked out past what is kept, since it asks other threads for help. */
    List<KpiPoint> months(Kpi kpi) {
        List<KpiPoint> known = months.get(kpi);
        if (known == null) {
            known = WholeMonths.of(journeys, kpi);
            months.put(kpi, known);
        }
        return known;
    }
}
