package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.JourneyService.TouchpointCount;
import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.export.CataloguePlan;
import io.throughline.export.CatalogueText;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The touchpoints of the catalogue. */
@Controller
final class CatalogueController {
    private final JourneyService service;
    private final CatalogueStore store;

    CatalogueController(JourneyService service, CatalogueStore store) {
        this.service = service;
        this.store = store;
    }

    @QueryMapping
    List<Touchpoint> touchpoints() {
        return service.listTouchpoints().stream()
                .map(TouchpointCount::touchpoint)
                .toList();
    }

    @MutationMapping
    Touchpoint describeTouchpoint(@Argument TouchpointEdit input, DataFetchingEnvironment asked) {
        TouchpointEdit edit = new TouchpointEdit(
                input.id(),
                name("input.name", input.name()),
                name("input.channel", input.channel()),
                input.kind(),
                name("input.stage", input.stage()),
                name("input.owner", input.owner()),
                input.conversion());
        return store.describe(List.of(edit), NeededRole.caller(asked).name()).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        "input.id",
                        input.id(),
                        "the id of a touchpoint in the data; the query `touchpoints` lists them"));
    }

    /** Shows what edits would change, and says it unless that is all that is asked. */
    @MutationMapping
    List<CataloguePlan.Change> applyCatalogue(
            @Argument String text, @Argument boolean csv, @Argument boolean dryRun, DataFetchingEnvironment asked) {
        CataloguePlan plan = CataloguePlan.of(touchpoints(), CatalogueText.read("text", text, csv));
        if (!dryRun) {
            plan.apply(store, NeededRole.caller(asked).name());
        }
        return plan.changes();
    }

    /** Counts for all touchpoints of an answer at once. */
    @BatchMapping(typeName = "Touchpoint")
    Map<Touchpoint, Long> interactions(List<Touchpoint> touchpoints) {
        Map<String, Long> byId = new HashMap<>();
        service.listTouchpoints().forEach(t -> byId.put(t.touchpoint().id(), t.interactions()));
        Map<Touchpoint, Long> counts = new HashMap<>();
        touchpoints.forEach(t -> counts.put(t, byId.getOrDefault(t.id(), 0L)));
        return counts;
    }

    private static @Nullable String name(String argument, @Nullable String given) {
        return given == null ? null : Names.require(argument, given);
    }
}
