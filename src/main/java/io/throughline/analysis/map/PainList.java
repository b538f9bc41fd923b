package io.throughline.analysis.map;

import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.JourneyMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hurts, declared and found, in one list: worst first. */
public final class PainList {
    private PainList() {}

    /** What is found in any journeys, without a map; stages are the catalogue's. */
    public static List<PainPoint> of(EvaluatedJourneys journeys) {
        Map<String, String> stageOf = new LinkedHashMap<>();
        journeys.set().catalogue().touchpoints().forEach(t -> {
            if (t.stage() != null) {
                stageOf.put(t.id(), t.stage());
            }
        });
        StageScheme scheme =
                new StageScheme(stageOf.values().stream().distinct().toList(), stageOf);
        Stages stages = Stages.of(journeys.set(), scheme);
        PainPlaces places = new PainPlaces(journeys, stages, scheme, null);
        return found(places, EvaluatedFeedback.of(journeys, FeedbackFilter.ALL, true)).stream()
                .sorted(PainPoint.WORST_FIRST)
                .toList();
    }

    private static List<PainPoint> found(PainPlaces places, EvaluatedFeedback feedback) {
        List<PainPoint> found = new ArrayList<>(LossPains.of(places));
        found.addAll(LoopPains.of(places));
        found.addAll(FeelingPains.of(places, feedback));
        return found;
    }

    /** The same of a map: also what its design and its figures tell, and what people declared. */
    static List<PainPoint> of(
            PainPlaces places,
            EvaluatedFeedback feedback,
            Stages stages,
            JourneyMap map,
            @Nullable LaidConformance conformance,
            List<HeldKpi> kpis) {
        List<PainPoint> found = found(places, feedback);
        if (conformance != null) {
            found.addAll(DesignPains.of(places, map.id(), conformance.design(), conformance));
        }
        kpis.stream().filter(HeldKpi::isMissed).map(kpi -> missed(places, kpi)).forEach(found::add);
        DeclaredPains declared = new DeclaredPains(places, map, stages, found);
        List<PainPoint> all = new ArrayList<>(declared.list());
        found.forEach(pain -> all.add(declared.isDeclared(pain) ? pain.withSeen(Seen.SEEN) : pain));
        return all.stream().sorted(PainPoint.WORST_FIRST).toList();
    }

    private static PainPoint missed(PainPlaces places, HeldKpi held) {
        return places.found(
                Source.KPI,
                Anchor.of(AnchorKind.KPI, held.kpi().id()),
                held.stage(),
                held.kpi().name() + ": target missed",
                places.customers(Math.min(held.value().customers(), places.journeys.customers())),
                null,
                PainPoint.Basis.NONE,
                null,
                List.of(),
                "kpi(formula: " + held.kpi().formula().text() + ") { value low high n customers }");
    }
}
