package io.throughline.map;

import java.util.List;

/** The figures of a map: kept with its versions as a text, and compared from such texts. */
public interface MapFigures {

    /** What the map shows now, as JSON. */
    String of(JourneyMap map);

    /** KPIs always; of the other figures those that surely differ. */
    List<FigureDiff> compare(String before, String after);
}
