package stub;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.PersonaCoverage;
import io.throughline.analysis.PersonaDesk;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.measure.Rate;
import io.throughline.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two personas; what is defined is kept, what is asked of journeys is remembered by the desk. */
public final class StubPersonas implements PersonaDesk {
    private final StubDesk journeys;
    private final List<Persona> defined = new ArrayList<>();

    public StubPersonas(StubDesk journeys) {
        this.journeys = journeys;
    }

    @Override
    public List<Persona> list() {
        return List.of(
                new Persona("app-native", "App native", "visited(\"app-home\")", null, List.of(), null),
                new Persona("young", "Young", "traits.age < 30", "Below 30.", List.of("be quick"), "#3366cc"));
    }

    @Override
    public Optional<Persona> find(String id) {
        return list().stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    @Override
    public void check(String argument, Persona persona) {
        if (persona.rule().equals("traits.")) {
            throw new InvalidArgument(argument, persona.rule(), "line 1, column 8");
        }
    }

    @Override
    public Persona define(Persona persona) {
        check("input.rule", persona);
        defined.add(persona);
        return persona;
    }

    public List<Persona> defined() {
        return defined;
    }

    @Override
    public boolean delete(String id) {
        return find(id).isPresent();
    }

    @Override
    public Optional<String> findFault(Persona persona) {
        return persona.id().equals("young") ? Optional.of("traits.age is not known") : Optional.empty();
    }

    @Override
    public long countCustomers(Persona persona) {
        return 6_000_000_000L;
    }

    @Override
    public JourneyAnalysis journeys(Persona persona, Scope scope) {
        return journeys.journeys(scope.withPersonas(List.of(persona.id())));
    }

    @Override
    public List<Persona> listOf(String customer) {
        return customer.equals("steps") ? List.of() : list().subList(1, 2);
    }

    @Override
    public PersonaCoverage coverage() {
        return new PersonaCoverage(
                Rate.of(3, 12, "customers"), List.of(new PersonaCoverage.Overlap("app-native", "young", 4)));
    }
}
