package io.throughline.journey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The aggregated journey graph as others may read it in the database. Implemented by the store. */
public interface TransitionGraph {
    /** The persona of transitions over everyone. */
    String EVERYONE = "";

    /**
     * Makes the stored transitions of a persona equal to these, in one transaction that touches only what differs.
     *
     * @param asOf {@link TimelineSource#version()} the transitions were counted at
     */
    void write(String persona, List<Transition> transitions, long asOf);

    /** Drops the transitions of all personas but these; those over everyone stay. */
    void keepOnly(List<String> personas);

    /** All stored transitions of a persona, by {@code from} and {@code to}. */
    List<Transition> list(String persona);

    /** The version the stored transitions know; empty where none were written yet. */
    OptionalLong asOf(String persona);

    /**
     * Counts the default definition's transitions over everyone from the stored timelines, by the database alone.
     *
     * @param goesOn asked again and again; empty once it does not
     */
    Optional<List<Count>> count(BooleanSupplier goesOn);

    /**
     * One step directly followed by another.
     *
     * @param from a touchpoint's id or {@link Reserved#START}
     * @param to a touchpoint's id or {@link Reserved#ENDED}
     * @param probability count / all transitions out of {@code from}
     * @param journeys journeys that take it at least once
     * @param converted those of them that converted
     */
    record Transition(
            String from,
            String to,
            long count,
            double probability,
            long journeys,
            long converted,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {}

    /** How often one step was directly followed by another. */
    record Count(String from, String to, long count) {}
}
