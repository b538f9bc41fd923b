package io.throughline.api;

import io.throughline.analysis.MapService;
import io.throughline.map.Objective;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Maps and designs to begin with, as texts that nobody has kept yet. */
@Controller
final class DraftsController {
    private final MapService maps;

    DraftsController(MapService maps) {
        this.maps = maps;
    }

    @QueryMapping
    String mapDraft(
            @Argument String id,
            @Argument String name,
            @Argument @Nullable List<String> personas,
            @Argument @Nullable Objective objective,
            @Argument @Nullable String copy) {
        return maps.fresh(id, name, personas, objective, copy);
    }

    @QueryMapping
    String designDraft(@Argument String map, @Argument int ways) {
        return maps.draft(map, ways);
    }
}
