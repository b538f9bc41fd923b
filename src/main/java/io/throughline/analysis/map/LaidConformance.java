package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.design.Conformance;
import io.throughline.design.Design;
import io.throughline.design.Deviation;
import io.throughline.markov.whatif.Gains;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the journeys of a scope follow a design, and what it would bring if they did. */
public final class LaidConformance {
    private final EvaluatedJourneys journeys;
    private final Design design;
    private final Conformance conformance;
    private final Lazy<DeviationGains> gains;

    private LaidConformance(EvaluatedJourneys journeys, Design design, int examples) {
        this.journeys = journeys;
        this.design = design;
        this.conformance = Conformance.of(journeys.set(), design, examples);
        this.gains = new Lazy<>(() -> new DeviationGains(journeys, design));
    }

    /** @param examples how many alignments are shown */
    public static LaidConformance of(EvaluatedJourneys journeys, Design design, int examples) {
        return new LaidConformance(journeys, design, examples);
    }

    public Conformance conformance() {
        return conformance;
    }

    /** A deviation and what it costs. @param lost null where the chain cannot tell */
    public record Costed(Deviation deviation, Gains.@Nullable Gain lost) {}

    /** Most journeys first. */
    public List<Costed> deviations(int first) {
        return conformance.deviations(first).stream()
                .map(deviation -> new Costed(deviation, gains.get().of(deviation)))
                .toList();
    }

    /** Conversions lost by a deviation; null where the chain cannot tell. */
    public @Nullable Double lostConversions(Deviation deviation) {
        Gains.Gain gain = gains.get().of(deviation);
        return gain == null ? null : (Double) gain.conversions();
    }

    EvaluatedJourneys journeys() {
        return journeys;
    }

    public Design design() {
        return design;
    }
}
