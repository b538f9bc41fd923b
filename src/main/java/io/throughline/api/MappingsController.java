package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.ingest.Systems;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** How exports of systems are read: what is known, and what users tell. */
@Controller
final class MappingsController {
    private final Systems systems;

    MappingsController(Systems systems) {
        this.systems = systems;
    }

    @QueryMapping
    List<Systems.Known> mappings() {
        return systems.list();
    }

    @MutationMapping
    Systems.Known saveMapping(@Argument String name, @Argument String text, DataFetchingEnvironment asked) {
        return systems.save(name, text, NeededRole.caller(asked).name());
    }

    @MutationMapping
    boolean removeMapping(@Argument String name, DataFetchingEnvironment asked) {
        return systems.remove(name, NeededRole.caller(asked).name());
    }
}
