package io.throughline.persona;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Personas in maps. */
public final class MemoryPersonas implements PersonaStore {
    private final Map<String, Persona> personas = new TreeMap<>();
    private final Map<String, BitSet> members = new HashMap<>();
    private final Map<String, Long> asOf = new HashMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    private final Function<String, OptionalInt> ordinals;

    /** @param ordinals dense numbers of customers */
    public MemoryPersonas(Function<String, OptionalInt> ordinals) {
        this.ordinals = ordinals;
    }

    public MemoryPersonas with(String id, String rule) {
        save(new Persona(id, "The " + id, rule, null, List.of(), null), "kim");
        return this;
    }

    @Override
    public List<Persona> list() {
        return List.copyOf(personas.values());
    }

    @Override
    public void save(Persona persona, String who) {
        Persona before = personas.put(persona.id(), persona);
        if (before == null || !before.rule().equals(persona.rule())) {
            asOf.remove(persona.id());
        }
    }

    @Override
    public void saveSample(List<Persona> wanted) {
        wanted.stream().filter(one -> !personas.containsKey(one.id())).forEach(one -> save(one, "kim"));
    }

    @Override
    public boolean delete(String id, String who) {
        members.remove(id);
        return personas.remove(id) != null;
    }

    @Override
    public OptionalInt findOrdinal(String customer) {
        return ordinals.apply(customer);
    }

    @Override
    public OptionalLong membersAsOf(String id) {
        return asOf.containsKey(id) ? OptionalLong.of(asOf.get(id)) : OptionalLong.empty();
    }

    @Override
    public BitSet members(String id) {
        return members.getOrDefault(id, new BitSet());
    }

    /** What was noted, by id. */
    public Map<String, String> faults() {
        return faults;
    }

    @Override
    public void writeFault(Persona persona, String fault) {
        faults.put(persona.id(), fault);
    }

    @Override
    public void writeMembers(Persona persona, BitSet ordinals, long version) {
        members.put(persona.id(), ordinals);
        asOf.put(persona.id(), version);
        faults.remove(persona.id());
    }
}
