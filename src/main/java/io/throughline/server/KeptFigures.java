package io.throughline.server;

import io.throughline.analysis.CellService;
import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.picture.Edition;
import io.throughline.analysis.picture.MapSheet;
import io.throughline.analysis.picture.MapTable;
import io.throughline.analysis.picture.Portrait;
import io.throughline.journey.InvalidArgument;
import io.throughline.map.Anchor;
import io.throughline.map.FigureDiff;
import io.throughline.map.JourneyMap;
import io.throughline.map.Lane;
import io.throughline.map.MapFigures;
import io.throughline.map.MapStore;
import io.throughline.measure.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The figures of maps as JSON: an object of estimates by their places. */
final class KeptFigures implements MapFigures {
    private static final TypeReference<LinkedHashMap<String, Estimate>> FIGURES = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_WORDS = 500;

    private final CellService cells;
    private final MapStore maps;

    KeptFigures(CellService cells, MapStore maps) {
        this.cells = cells;
        this.maps = maps;
    }

    @Override
    public String of(JourneyMap map) {
        return JSON.writeValueAsString(MapFigureList.of(cells.cells(map, null, null)));
    }

    @Override
    public List<FigureDiff> compare(String before, String after) {
        return MapFigureList.compare(read(before), read(after));
    }

    /** By their places. */
    static Map<String, Estimate> read(String figures) {
        return JSON.readValue(figures, FIGURES);
    }

    /** What a cell, or the journeys of a stage, show; null elsewhere, and where the data refuse the map. */
    @Override
    public @Nullable String at(Anchor place) {
        JourneyMap map = place.map() == null ? null : maps.find(place.map()).orElse(null);
        Lane lane = Objects.requireNonNullElse(place.lane(), Lane.JOURNEY);
        if (map == null || place.stage() == null || lane == Lane.TALK) {
            return null;
        }
        try {
            MapSheet sheet = new MapSheet(
                    cells.cells(map, null, null), Portrait.of(""), Map.of(), List.of(), null, Edition.NONE);
            String words = MapTable.of(sheet).stream()
                    .filter(row -> row.stage().equals(place.stage()) && row.lane() == lane && row.value() != null)
                    .map(row -> row.name() + ": " + row.text())
                    .collect(Collectors.joining("; "));
            return words.isEmpty() ? null : words.substring(0, Math.min(MAX_WORDS, words.length()));
        } catch (InvalidArgument fault) {
            return null;
        }
    }
}
