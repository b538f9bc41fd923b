package io.throughline.map;

import io.throughline.measure.Estimate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a map: kept with its versions as a text, and compared from such texts. */
public interface MapFigures {

    /** Where nothing is measured. */
    MapFigures NONE = new MapFigures() {
        @Override
        public String of(JourneyMap map) {
            return "{}";
        }

        @Override
        public List<FigureDiff> compare(String before, String after) {
            return List.of();
        }
    };

    /** What a place shows now, in words; null where it shows no figure. */
    default @Nullable String at(Anchor place) {
        return null;
    }

    /** What the map shows now, as JSON. */
    String of(JourneyMap map);

    /** The figures of a text that {@link #of} wrote, by their places, such as {@code stages/purchase/reached}. */
    default Map<String, Estimate> read(String figures) {
        return Map.of();
    }

    /** KPIs always; of the other figures those that surely differ. */
    List<FigureDiff> compare(String before, String after);
}
