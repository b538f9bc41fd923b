package io.throughline.analysis;

import io.throughline.analysis.map.StageScheme;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Catalogue;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.MapStages;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Scope;
import io.throughline.map.JourneyMap;
import io.throughline.measure.Check;
import java.util.List;
import java.util.function.Supplier;

/** Finds the stages of the map that a definition names. */
final class MapSchemes {
    private final Supplier<List<JourneyMap>> maps;

    MapSchemes(Supplier<List<JourneyMap>> maps) {
        this.maps = maps;
    }

    /** The scope with the stages of its map as they stand. Throws {@link InvalidArgument} for a map that is not there. */
    Scope resolve(Scope scope, Catalogue catalogue) {
        MapStages asked = scope.definition().stages();
        if (asked == null) {
            return scope;
        }
        List<JourneyMap> all = maps.get();
        JourneyMap map = all.stream()
                .filter(one -> one.id().equals(asked.map()))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        "scope.definition.map",
                        asked.map(),
                        NearestNames.nearest(
                                asked.map(), all.stream().map(JourneyMap::id).toList())));
        StageScheme scheme = StageScheme.of(map, catalogue);
        MapStages found = new MapStages(map.id(), scheme.stages(), scheme.stageOf());
        return scope.withDefinition(scope.definition().withStages(found));
    }

    /** The same by the catalogue's stages. */
    static Scope without(Scope scope) {
        return scope.withDefinition(scope.definition().withStages(null));
    }

    /** That the journeys of a map's stages add up to those of the catalogue's. Of scopes that choose journeys by their steps there is nothing to tell. */
    static List<Check> checks(JourneySet set, Supplier<JourneySet> ofCatalogue) {
        Scope scope = set.scope();
        if (scope.definition().stages() == null || scope.journeys().choosesBySteps()) {
            return List.of();
        }
        EvaluatedJourneys here = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        EvaluatedJourneys there = new EvaluatedJourneys(ofCatalogue.get(), ids -> new String[ids.length]);
        return List.of(
                Check.of("journeys by the map's stages = by the catalogue's", here.count(), there.count()),
                Check.of("conversions by the map's stages = by the catalogue's", here.converted(), there.converted()),
                Check.of(
                        "interactions by the map's stages = by the catalogue's",
                        here.interactions(),
                        there.interactions()));
    }
}
