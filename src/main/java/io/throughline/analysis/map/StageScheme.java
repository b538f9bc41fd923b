package io.throughline.analysis.map;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.JourneySet;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a map, in its order, in place of the catalogue's. Interactions and journeys stay as they are.
 *
 * @param stages ids in order
 * @param stageOf stage ids by touchpoint; a touchpoint that it does not name lies in no stage
 */
public record StageScheme(List<String> stages, Map<String, String> stageOf) {
    /** What channels are told of where touchpoints lie in no stage. */
    static final String UNMAPPED = "(unmapped)";

    public StageScheme {
        stages = List.copyOf(stages);
        stageOf = Map.copyOf(stageOf);
    }

    /** Those of a map; the catalogue's of the same names where it covers no touchpoint. */
    public static StageScheme of(JourneyMap map, Catalogue catalogue) {
        List<String> ids = map.stages().stream().map(MapStage::id).toList();
        return map.stageOf().isEmpty() ? ofCatalogue(ids, catalogue) : new StageScheme(ids, map.stageOf());
    }

    /** The catalogue's own stages, where a map covers no touchpoint. */
    public static StageScheme ofCatalogue(List<String> stages, Catalogue catalogue) {
        Map<String, String> stageOf = new LinkedHashMap<>();
        for (Touchpoint touchpoint : catalogue.touchpoints()) {
            String stage = touchpoint.stage();
            if (stage != null && stages.contains(stage)) {
                stageOf.put(touchpoint.id(), stage);
            }
        }
        return new StageScheme(stages, stageOf);
    }

    /** The same journeys, their touchpoints in these stages. */
    public JourneySet apply(JourneySet set) {
        return apply(set, null);
    }

    /** The same, touchpoints outside in a stage of this name before all others. */
    JourneySet apply(JourneySet set, @Nullable String outside) {
        return set.withCatalogue(set.catalogue()
                .with(t -> t.inStage(stageOf.getOrDefault(t.id(), outside), rank(t.id()))));
    }

    /** The place of a touchpoint's stage, from 1; 0 outside. */
    int rank(String touchpoint) {
        String stage = stageOf.get(touchpoint);
        return stage == null ? 0 : rankOf(stage);
    }

    /** The place of a stage, from 1. */
    int rankOf(String stage) {
        return 1 + stages.indexOf(stage);
    }
}
