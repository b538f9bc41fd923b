package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.persona.PersonaCoverage;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import io.throughline.persona.Persona;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Personas: their definition, their customers and their journeys. */
@Controller
final class PersonasController {
    private final PersonaService service;

    PersonasController(PersonaService service) {
        this.service = service;
    }

    /** A persona as a mutation writes it. */
    record PersonaInput(
            String id,
            String name,
            String rule,
            @Nullable String description,
            @Nullable List<String> goals,
            @Nullable String color) {

        Persona toPersona() {
            try {
                String small = color == null ? null : color.toLowerCase(Locale.ROOT);
                return new Persona(
                        id, Names.require("name", name), rule, description, goals == null ? List.of() : goals, small);
            } catch (InvalidArgument fault) {
                throw new InvalidArgument("input." + fault.argument(), fault.value(), fault.allowed());
            }
        }
    }

    @QueryMapping
    List<Persona> personas() {
        return service.list();
    }

    @QueryMapping
    @Nullable
    Persona persona(@Argument String id) {
        return service.find(id).orElse(null);
    }

    @QueryMapping
    PersonaCoverage personaCoverage() {
        return service.coverage();
    }

    @MutationMapping
    Persona definePersona(@Argument PersonaInput input, DataFetchingEnvironment asked) {
        return service.define(input.toPersona(), NeededRole.caller(asked).name());
    }

    @MutationMapping
    Persona adoptPersona(@Argument PersonaInput input, DataFetchingEnvironment asked) {
        return definePersona(input, asked);
    }

    @MutationMapping
    boolean deletePersona(@Argument String id, DataFetchingEnvironment asked) {
        return service.delete(id, NeededRole.caller(asked).name());
    }

    @SchemaMapping(typeName = "Persona")
    long customers(Persona persona) {
        return service.countCustomers(persona);
    }

    @SchemaMapping(typeName = "Persona")
    @Nullable
    String fault(Persona persona) {
        return service.findFault(persona).orElse(null);
    }

    @SchemaMapping(typeName = "Persona")
    EvaluatedJourneys journeys(Persona persona, @Argument @Nullable ScopeInput scope) {
        return service.journeys(persona, ScopeInput.scopeOf(scope));
    }

    @SchemaMapping(typeName = "Customer", field = "personas")
    List<Persona> personasOf(Customer customer) {
        return service.listOf(customer.id());
    }
}
