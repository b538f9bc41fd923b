package io.throughline.persona;

import io.throughline.journey.TimelineSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Personas as they are kept, and who was last seen to fit them. Implemented by the store. */
public interface PersonaStore {
    /** By id. */
    List<Persona> list();

    default Optional<Persona> find(String id) {
        return list().stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    /** Creates or changes. Where the rule is another one, what was stored about its customers is known to be old at once. */
    void save(Persona persona, String who);

    /** Creates those whose ids are free; they leave with the sample market, unless somebody saves them. */
    void saveSample(List<Persona> personas);

    /** Takes a persona away, and nothing of its customers; false if there is none with this id. */
    boolean delete(String id, String who);

    /** The dense number of a customer. */
    OptionalInt findOrdinal(String customer);

    /** {@link TimelineSource#version()} that stored members were found at; empty where that was never, or under another rule. */
    OptionalLong membersAsOf(String id);

    /** Ordinals of the stored members. */
    BitSet members(String id);

    /** Notes why members cannot be told now; who was stored stays, and so does what they were found at. */
    void writeFault(Persona persona, String fault);

    /** Makes the stored members these, touching only who differs, a batch at a time, and takes a noted fault away. */
    void writeMembers(Persona persona, BitSet ordinals, long asOf);
}
