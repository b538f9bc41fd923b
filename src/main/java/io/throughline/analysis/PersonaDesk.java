package io.throughline.analysis;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.persona.Persona;
import java.util.List;
import java.util.Optional;

/** Where personas are defined and asked about. Who fits is always told by the newest data, never by what is stored. */
public interface PersonaDesk {

    /** By id. */
    List<Persona> list();

    Optional<Persona> find(String id);

    /** Throws {@link InvalidArgument} where the rule is none for the present data. @param argument what a fault is told about */
    void check(String argument, Persona persona);

    /** Creates or changes, once the rule has been checked. */
    Persona define(Persona persona);

    /** Takes a persona away, never a customer; false if there is none with this id. */
    boolean delete(String id);

    /** What is wrong with a rule under the newest data; of what it names and they do not hold, nobody has any. */
    Optional<String> findFault(Persona persona);

    /** How many customers fit. */
    long countCustomers(Persona persona);

    /** Journeys of a scope of those customers who fit the persona too. */
    JourneyAnalysis journeys(Persona persona, Scope scope);

    /** The personas that one customer fits, by id. */
    List<Persona> listOf(String customer);

    PersonaCoverage coverage();
}
