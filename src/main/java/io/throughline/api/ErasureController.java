package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.ErasureService;
import io.throughline.analysis.ErasureService.Erased;
import io.throughline.journey.Erasure;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.Joining;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Erases persons, and tells how often that was done. */
@Controller
final class ErasureController {
    private static final int MAX_LISTED = 1_000;

    private final ErasureService erasures;

    ErasureController(ErasureService erasures) {
        this.erasures = erasures;
    }

    @MutationMapping
    @Nullable
    Erased eraseCustomer(
            @Argument String customer,
            @Argument Joining identity,
            @Argument String author,
            @Argument String reason,
            DataFetchingEnvironment environment) {
        String who = NeededRole.caller(environment).name();
        return erasures.erase(customer, identity, who, author, reason).orElse(null);
    }

    @QueryMapping
    List<Erasure> erasures(@Argument int first) {
        return erasures.listErasures(Connections.checkFirst(first, MAX_LISTED));
    }

    @SchemaMapping(typeName = "ErasedCustomer")
    List<String> ids(Erased erased) {
        return erased.person().ids();
    }

    @SchemaMapping(typeName = "ErasedCustomer")
    List<Identifier> identifiers(Erased erased) {
        return erased.person().identifiers();
    }
}
