package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * The stages of a map in place of the catalogue's: for steps that are stages, for patterns, and for comparisons within a stage. Interactions stay as they are.
 *
 * @param map its id
 * @param stages ids in their order; empty until the map is looked up
 * @param stageOf stage ids by touchpoint; a touchpoint that it does not name lies in no stage
 */
public record MapStages(String map, List<String> stages, Map<String, String> stageOf) {
    public MapStages {
        stages = List.copyOf(stages);
        stageOf = Map.copyOf(stageOf);
    }

    /** To be looked up. */
    public static MapStages of(String map) {
        return new MapStages(map, List.of(), Map.of());
    }

    /** Every touchpoint in its stage of the map. */
    public Catalogue over(Catalogue catalogue) {
        return catalogue.with(touchpoint -> {
            String stage = stageOf.get(touchpoint.id());
            return touchpoint.inStage(stage, stage == null ? 0 : 1 + stages.indexOf(stage));
        });
    }
}
