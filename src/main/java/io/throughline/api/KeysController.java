package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.access.Caller;
import io.throughline.access.KeyRing;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Who may ask, and who asks. */
@Controller
final class KeysController {
    private final KeyRing keys;

    KeysController(KeyRing keys) {
        this.keys = keys;
    }

    /** A key that was just made; its secret is shown this once. */
    record AddedKey(String name, Role role, String secret) {}

    @QueryMapping
    Caller caller(DataFetchingEnvironment environment) {
        return NeededRole.caller(environment);
    }

    @QueryMapping
    List<NamedKey> keys() {
        return keys.list();
    }

    @MutationMapping
    AddedKey addKey(@Argument String name, @Argument Role role, DataFetchingEnvironment asked) {
        return new AddedKey(
                name, role, keys.add(name, role, NeededRole.caller(asked).name()));
    }

    @MutationMapping
    boolean removeKey(@Argument String name, DataFetchingEnvironment asked) {
        return keys.remove(name, NeededRole.caller(asked).name());
    }
}
