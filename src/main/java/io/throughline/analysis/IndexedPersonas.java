package io.throughline.analysis;

import io.throughline.index.IndexView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.measure.Rate;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Personas kept in the store, their customers told by the index in memory. */
public final class IndexedPersonas implements PersonaDesk {
    /** Values of traits that are read before anyone asks, of four bytes each. */
    private static final int MAX_TRAIT_CELLS = 50_000_000;

    private final JourneyIndex index;
    private final IndexedDesk desk;
    private final PersonaMembers members;
    private final PersonaStore store;
    private final List<Runnable> changed = new CopyOnWriteArrayList<>();

    public IndexedPersonas(JourneyIndex index, IndexedDesk desk) {
        this.index = index;
        this.desk = desk;
        this.members = desk.members();
        this.store = members.store();
    }

    /** Runs {@code listener} after each persona that was defined or deleted here. */
    public void onChange(Runnable listener) {
        changed.add(listener);
    }

    @Override
    public List<Persona> list() {
        return store.list();
    }

    @Override
    public Optional<Persona> find(String id) {
        return store.find(id);
    }

    @Override
    public void check(String argument, Persona persona) {
        members.where(index.now(), argument, persona.rule());
    }

    @Override
    public Persona define(Persona persona) {
        check("input.rule", persona);
        store.save(persona);
        changed.forEach(Runnable::run);
        return persona;
    }

    @Override
    public boolean delete(String id) {
        boolean deleted = store.delete(id);
        if (deleted) {
            changed.forEach(Runnable::run);
        }
        return deleted;
    }

    @Override
    public long countCustomers(Persona persona) {
        return members.of(index.now(), persona).cardinality();
    }

    @Override
    public JourneyAnalysis journeys(Persona persona, Scope scope) {
        if (scope.personas() == null) {
            return desk.journeys(scope.withPersonas(List.of(persona.id())));
        }
        IndexView now = index.now();
        return desk.journeys(now, scope, members.of(now, persona));
    }

    @Override
    public List<Persona> listOf(String customer) {
        OptionalInt ordinal = store.findOrdinal(customer);
        if (ordinal.isEmpty()) {
            return List.of();
        }
        IndexView now = index.now();
        return list().stream()
                .filter(persona -> members.of(now, persona).get(ordinal.getAsInt()))
                .toList();
    }

    @Override
    public PersonaCoverage coverage() {
        IndexView now = index.now();
        Map<Persona, BitSet> all = members.all(now);
        PersonaSplit split = new PersonaSplit(all, members.everyone(now), customers -> now.cut(Scope.ALL, customers));
        Rate unassigned =
                Rate.of(split.unassigned().cardinality(), split.everyone().cardinality(), "customers");
        List<Persona> personas = List.copyOf(all.keySet());
        List<PersonaCoverage.Overlap> overlaps = new ArrayList<>();
        for (int a = 0; a < personas.size(); a++) {
            for (int b = a + 1; b < personas.size(); b++) {
                BitSet shared = (BitSet) members.of(now, personas.get(a)).clone();
                shared.and(members.of(now, personas.get(b)));
                overlaps.add(new PersonaCoverage.Overlap(
                        personas.get(a).id(), personas.get(b).id(), shared.cardinality()));
            }
        }
        return new PersonaCoverage(unassigned, overlaps);
    }

    /**
     * Brings what the store says of who fits up to the newest data, for personas where it is older; returns how many those
     * were. Of one whose rule cannot be evaluated the
     * store keeps who last fitted, and is told the fault.
     */
    public int refreshMembers() {
        members.everyone(index.now()); // so that the first rule that is asked finds the expression language loaded
        int refreshed = 0;
        for (Persona persona : store.list()) {
            IndexView now = index.now();
            OptionalLong known = store.membersAsOf(persona.id());
            if (known.isEmpty() || known.getAsLong() != now.version()) {
                refreshed += refreshMembers(now, persona) ? 1 : 0;
            }
        }
        return refreshed;
    }

    private boolean refreshMembers(IndexView now, Persona persona) {
        BitSet fitting;
        try {
            fitting = members.of(now, persona);
        } catch (InvalidArgument fault) {
            store.writeFault(persona, String.valueOf(fault.getMessage()));
            return false;
        }
        store.writeMembers(persona, fitting, now.version());
        return true;
    }

    /** Reads the traits that are not in memory yet, as far as they take little of it, so that no rule has to wait for them. */
    public void readTraits() {
        IndexView now = index.now();
        AttributeTable columns = now.columns();
        int customers = Math.max(1, members.everyone(now).cardinality());
        columns.traitNames().stream().limit(MAX_TRAIT_CELLS / customers).forEach(columns::trait);
    }

    @Override
    public Optional<String> findFault(Persona persona) {
        return members.findFault(index.now(), persona);
    }

    /** What is wrong with rules under the newest data. */
    public List<String> listFaults() {
        return store.list().stream()
                .flatMap(persona -> findFault(persona).stream())
                .toList();
    }
}
