package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Basis;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.design.Design;
import io.throughline.design.Deviation;
import io.throughline.design.DeviationKind;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.markov.whatif.Gains;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways in which journeys leave the design and surely convert less, and that cost conversions. */
final class DesignPains {
    private static final int MOST = 30;
    private static final double SURE = 0.05;

    private DesignPains() {}

    /** @param map its id */
    static List<PainPoint> of(PainPlaces places, String map, Design design, LaidConformance conformance) {
        List<PainPoint> found = new ArrayList<>();
        for (LaidConformance.Costed costed : conformance.costed(MOST)) {
            PainPoint pain = of(places, map, design, costed);
            if (pain != null) {
                found.add(pain);
            }
        }
        return found;
    }

    private static @Nullable PainPoint of(PainPlaces places, String map, Design design, LaidConformance.Costed costed) {
        Deviation deviation = costed.deviation();
        Gains.Gain lost = costed.lost();
        double with = value(deviation.conversionWith());
        double without = value(deviation.conversionWithout());
        Double q = deviation.qValue();
        boolean hurts = lost != null && lost.conversions() >= LossPains.LEAST && with < without;
        if (!hurts || deviation.allowed() || q == null || q >= SURE) {
            return null;
        }
        String touchpoint = deviation.kind() == DeviationKind.SKIPPED
                ? design.steps().stream()
                        .filter(step -> step.id().equals(deviation.step()))
                        .findFirst()
                        .map(step -> step.touchpoint() == null ? step.id() : step.touchpoint())
                        .orElse(deviation.step())
                : deviation.step();
        String after = deviation.after() == null ? "" : " after " + deviation.after();
        String text = places.name(touchpoint) + " is "
                + deviation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + after + " in "
                + PainPlaces.percent(value(deviation.journeys())) + " of journeys; " + PainPlaces.percent(with)
                + " of these convert, " + PainPlaces.percent(without) + " of the others";
        return places.found(
                Source.DEVIATION,
                Anchor.of(AnchorKind.EDGE, deviation.after() == null ? "START" : deviation.after(), touchpoint),
                places.stageOf(touchpoint),
                text,
                places.customers(Math.min(deviation.customers(), places.journeys.customers())),
                lost,
                Basis.WHAT_IF,
                null,
                costed.remedy(),
                "conformance(map: " + ScopeText.quoted(map) + ") { deviations(first: " + MOST
                        + ") { kind step after journeys { value } conversionWith { value } conversionWithout { value }"
                        + " qValue lostConversions } }");
    }

    private static double value(Rate rate) {
        Double value = rate.value();
        return value == null ? 0 : value;
    }
}
