package io.throughline.analysis.map;

import io.throughline.analysis.breakdown.CalendarUnits;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.design.Alignment;
import io.throughline.design.Conformance;
import io.throughline.design.Design;
import io.throughline.design.DesignEdge;
import io.throughline.design.Deviation;
import io.throughline.journey.JourneySet;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.persona.Persona;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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

    public @Nullable Double fitness() {
        return conformance.fitness();
    }

    public @Nullable Double meanFitness() {
        return conformance.meanFitness();
    }

    public Rate complete() {
        return conformance.complete();
    }

    public Rate soFar() {
        return conformance.soFar();
    }

    public Rate deviating() {
        return conformance.deviating();
    }

    public Rate designSeen() {
        return conformance.designSeen();
    }

    public Rate observedInDesign() {
        return conformance.observedInDesign();
    }

    public List<NextStep> notReached() {
        return conformance.notReached();
    }

    public List<Alignment> examples() {
        return conformance.examples();
    }

    public List<String> notes() {
        return conformance.notes();
    }

    /** A deviation and what it costs. @param remedy changes by which it is no more @param lost null where the chain cannot tell */
    record Costed(Deviation deviation, List<Edit> remedy, Gains.@Nullable Gain lost) {}

    /** Most journeys first. */
    List<Costed> costed(int first) {
        return conformance.deviations(first).stream().map(this::costed).toList();
    }

    private Costed costed(Deviation deviation) {
        List<Edit> remedy = gains.get().edits(deviation);
        return new Costed(deviation, remedy, gains.get().of(remedy));
    }

    /** Most journeys first. @param costs whether to tell what each costs, null where the chain cannot tell */
    public List<Deviation> deviations(int first, boolean costs) {
        return costs
                ? costed(first).stream()
                        .map(one -> one.deviation()
                                .withLost(
                                        one.lost() == null
                                                ? null
                                                : (Double) one.lost().conversions()))
                        .toList()
                : conformance.deviations(first);
    }

    /** Journeys that go straight from one step to the other / journeys. */
    public Rate taken(DesignEdge edge) {
        return conformance.taken(edge);
    }

    /** The journeys of one persona beside the design. */
    public record PersonaFitness(
            Persona persona, long journeys, @Nullable Double fitness, Rate complete, Rate deviating) {}

    /** By id; a customer may fit several. */
    public List<PersonaFitness> byPersona() {
        List<PersonaFitness> list = new ArrayList<>();
        PersonaSplit split = journeys.split();
        split.members().forEach((persona, members) -> {
            JourneySet part =
                    split.cut().apply(members).withCatalogue(journeys.set().catalogue());
            Conformance own = Conformance.of(part, design, 0);
            list.add(new PersonaFitness(
                    persona, own.complete().denominator(), own.fitness(), own.complete(), own.deviating()));
        });
        return List.copyOf(list);
    }

    /** Journeys that begin in one calendar unit. */
    public record FitnessPoint(
            OffsetDateTime from, long journeys, @Nullable Double fitness, Rate deviating) {}

    /** Neighbouring units; journeys of step numbers are in none. */
    public List<FitnessPoint> trend(TrendPoint.Unit unit, ZoneId zone) {
        CalendarUnits units =
                CalendarUnits.ofBeginnings(journeys.set(), unit, zone).orElse(null);
        if (units == null) {
            return List.of();
        }
        List<FitnessPoint> points = new ArrayList<>();
        List<Conformance.Fitness> all = conformance.byPeriod(units.size(), units::find);
        for (int i = 0; i < units.size(); i++) {
            Conformance.Fitness one = all.get(i);
            points.add(new FitnessPoint(
                    units.begin(i).toOffsetDateTime(), one.journeys(), one.fitness(), one.deviating()));
        }
        return List.copyOf(points);
    }

    public Design design() {
        return design;
    }
}
