package io.throughline.analysis.persona;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.index.IndexView;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Scope;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who fits which persona in one state of the data, by the rules as they stand in the store now. */
public final class PersonaMembers {
    private static final String EVERYONE = "true";

    private final PersonaStore store;
    private final ChosenCustomers chosen = new ChosenCustomers();

    public PersonaMembers(PersonaStore store) {
        this.store = store;
    }

    public PersonaStore store() {
        return store;
    }

    /**
     * Ordinals; never to be changed. What a rule names and the data no longer hold, nobody has. Throws {@link InvalidArgument}, which names
     * the persona, where its rule fails nonetheless.
     */
    public BitSet of(IndexView now, Persona persona) {
        String argument = argument(persona);
        try {
            return chosen.of(now, argument, persona.rule());
        } catch (InvalidArgument unknown) {
            return chosen.ofStored(now, argument, persona.rule());
        }
    }

    /** What is wrong with a rule under the present data. */
    public Optional<String> findFault(IndexView now, Persona persona) {
        try {
            chosen.of(now, argument(persona), persona.rule());
            return Optional.empty();
        } catch (InvalidArgument fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    private static String argument(Persona persona) {
        return "rule of persona " + persona.id();
    }

    public BitSet everyone(IndexView now) {
        return chosen.of(now, "everyone", EVERYONE);
    }

    /** Those for whom a rule holds. */
    public BitSet where(IndexView now, String argument, String rule) {
        return chosen.of(now, argument, rule);
    }

    /** By id. */
    public Map<Persona, BitSet> all(IndexView now) {
        Map<Persona, BitSet> all = new LinkedHashMap<>();
        store.list().forEach(persona -> all.put(persona, of(now, persona)));
        return all;
    }

    /** A scope over one state of the data, with the customers that its filter chooses. */
    public ScopeCut cut(IndexView data, Scope scope) {
        IndexView now = data.of(scope.customers());
        return new ScopeCut(now, scope, customers(now, scope.customers()));
    }

    @Nullable
    private BitSet customers(IndexView now, CustomerFilter filter) {
        String rule = filter.where();
        List<String> ids = filter.personas();
        BitSet where = rule == null ? null : where(now, "scope.where", rule);
        return ids == null ? where : ScopeCut.both(any(now, ids), where);
    }

    private BitSet any(IndexView now, List<String> ids) {
        List<Persona> known = store.list();
        BitSet any = new BitSet();
        for (String id : ids) {
            Optional<Persona> persona =
                    known.stream().filter(p -> p.id().equals(id)).findFirst();
            any.or(named(now, persona.orElseThrow(() -> unknown("scope.personas", id, known))));
        }
        return any;
    }

    private BitSet named(IndexView now, Persona persona) {
        try {
            return of(now, persona);
        } catch (InvalidArgument fault) {
            throw new InvalidArgument(
                    "scope.personas", persona.id(), "a persona whose rule can be evaluated; " + fault.getMessage());
        }
    }

    static InvalidArgument unknown(String argument, String id, List<Persona> known) {
        List<String> ids = known.stream().map(Persona::id).toList();
        String allowed = ids.isEmpty() ? "nothing: no persona is defined yet" : NearestNames.nearest(id, ids);
        return new InvalidArgument(argument, id, allowed);
    }
}
