package io.throughline.analysis;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.analysis.persona.PersonaCoverage;
import io.throughline.analysis.persona.PersonaMembers;
import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.index.IndexView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
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
import java.util.stream.Stream;

/**
 * Where personas are defined and asked about. They are kept in the store; who fits is always told by the newest data in memory, never by what is
 * stored.
 */
public final class PersonaService {
    /** Values of traits that are read before anyone asks, of four bytes each. */
    private static final int MAX_TRAIT_CELLS = 50_000_000;

    private final JourneyIndex index;
    private final JourneyService journeys;
    private final PersonaMembers members;
    private final PersonaStore store;
    private final List<Runnable> changed = new CopyOnWriteArrayList<>();

    public PersonaService(JourneyIndex index, JourneyService journeys) {
        this.index = index;
        this.journeys = journeys;
        this.members = journeys.members();
        this.store = members.store();
    }

    /** Runs {@code listener} after each persona that was defined or deleted here. */
    public void onChange(Runnable listener) {
        changed.add(listener);
    }

    /** By id. */
    public List<Persona> list() {
        return store.list();
    }

    public Optional<Persona> find(String id) {
        return store.find(id);
    }

    /** Throws {@link InvalidArgument} for an id that is neither a persona's nor one of those that are named elsewhere. */
    void require(String argument, String id, Stream<String> named) {
        Stream<String> defined = list().stream().map(Persona::id);
        NearestNames.require(
                argument, id, Stream.concat(named, defined).distinct().toList());
    }

    /** Throws {@link InvalidArgument} where the rule is none for the present data. @param argument what a fault is told about */
    public void check(String argument, Persona persona) {
        members.where(index.now(), argument, persona.rule());
    }

    /** Creates or changes, once the rule has been checked. */
    public Persona define(Persona persona, String who) {
        check("input.rule", persona);
        store.save(persona, who);
        changed.forEach(Runnable::run);
        return persona;
    }

    /** Takes a persona away, never a customer; false if there is none with this id. */
    public boolean delete(String id, String who) {
        boolean deleted = store.delete(id, who);
        if (deleted) {
            changed.forEach(Runnable::run);
        }
        return deleted;
    }

    /** How many customers fit. */
    public long countCustomers(Persona persona) {
        return members.of(index.now(), persona).cardinality();
    }

    /** Journeys of a scope of those customers who fit the persona too. */
    public EvaluatedJourneys journeys(Persona persona, Scope scope) {
        if (scope.customers().personas() == null) {
            return journeys.journeys(scope.withPersonas(List.of(persona.id())));
        }
        IndexView now = index.now();
        return journeys.journeys(now, scope, members.of(now, persona));
    }

    /** The personas that one customer fits, by id. */
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

    public PersonaCoverage coverage() {
        IndexView now = index.now();
        Map<Persona, BitSet> all = members.all(now);
        PersonaSplit split = new PersonaSplit(
                all, members.everyone(now), customers -> new ScopeCut(now, Scope.ALL, customers).journeys());
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

    /**
     * Reads the traits that are not in memory yet, as far as they take little of it, so that no rule has to wait for them.
     *
     * @param before runs before each
     */
    public void readTraits(Runnable before) {
        IndexView now = index.now();
        AttributeTable columns = now.columns();
        int customers = Math.max(1, members.everyone(now).cardinality());
        columns.traitNames().stream().limit(MAX_TRAIT_CELLS / customers).forEach(name -> {
            before.run();
            columns.trait(name);
        });
    }

    /** What is wrong with a rule under the newest data; of what it names and they do not hold, nobody has any. */
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
