package io.throughline.analysis.map;

import io.throughline.map.Anchor;
import io.throughline.map.DeclaredPain;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hurts customers: said by somebody, or found in the data.
 *
 * @param id of a declared one its own, else source and place, such as {@code DROP_OFF checkout}
 * @param stage of the map or the catalogue; null outside
 * @param persona whose journeys were looked at; null: all
 * @param customers customers whom it touches / customers
 * @param lostConversions over the journeys looked at; null where nothing tells
 * @param lostValue the same in value
 * @param basis how these were told
 * @param level of what customers say there; null where that is not what it is about
 * @param declared as somebody wrote it; null where it was found
 * @param remedy changes of the chain by which the place is as usual; empty where none tells
 */
public record PainPoint(
        String id,
        Source source,
        String text,
        Anchor place,
        @Nullable String stage,
        @Nullable String persona,
        Rate customers,
        @Nullable Double lostConversions,
        @Nullable Double lostValue,
        Basis basis,
        Seen seen,
        @Nullable Estimate level,
        Evidence evidence,
        @Nullable DeclaredPain declared,
        List<Edit> remedy) {
    public PainPoint {
        remedy = List.copyOf(remedy);
    }

    /** Most lost value first, then most lost conversions, then most customers, then by id. */
    public static final Comparator<PainPoint> WORST_FIRST = Comparator.comparingDouble(
                    (PainPoint pain) -> -number(pain.lostValue))
            .thenComparingDouble(pain -> -number(pain.lostConversions))
            .thenComparingLong(pain -> -pain.customers.numerator())
            .thenComparing(PainPoint::id);

    /** Who or what tells of it. */
    public enum Source {
        DECLARED,
        BOTTLENECK,
        DROP_OFF,
        LOOP,
        SILENCE,
        FEELING,
        DEVIATION,
        KPI
    }

    /** How losses were told. */
    public enum Basis {
        WHAT_IF,
        OBSERVED,
        NONE
    }

    /** Whether data and map agree. */
    public enum Seen {
        SEEN,
        NOT_SEEN,
        UNDECIDED,
        NOT_ON_MAP
    }

    private static double number(@Nullable Double loss) {
        return loss == null ? 0 : loss;
    }

    PainPoint withSeen(Seen other) {
        return new PainPoint(
                id,
                source,
                text,
                place,
                stage,
                persona,
                customers,
                lostConversions,
                lostValue,
                basis,
                other,
                level,
                evidence,
                declared,
                remedy);
    }
}
