package io.throughline.map;

import java.util.List;
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

    /** KPIs always; of the other figures those that surely differ. */
    List<FigureDiff> compare(String before, String after);
}
