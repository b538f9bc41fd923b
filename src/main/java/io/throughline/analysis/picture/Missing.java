package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.map.Lane;

/** What an empty cell says: what is missing there, and the command that brings it. */
final class Missing {
    private static final String EDIT = ": open the cell in the explorer, or write ";
    private static final String APPLY = " in the file of maps apply";

    private Missing() {}

    static String of(Lane lane, StageColumn column, MapSheet sheet) {
        boolean outside = column.written() == null;
        if (outside && isWritten(lane)) {
            return "Outside the map: lay its touchpoints into a stage, in the explorer or the file of maps apply";
        }
        return switch (lane) {
            case OWNER -> "No owner" + EDIT + "owner:" + APPLY;
            case GOALS -> "No goal" + EDIT + "goals:" + APPLY;
            case JOURNEY, TOUCHPOINTS, CHANNELS ->
                sheet.cells().journeys().count() == 0
                        ? "No journeys: java -jar throughline.jar import FILE brings interactions"
                        : "No visits: lay touchpoints that customers visit into this stage";
            case FEELING -> "No feedback at this stage: import with --kind=feedback";
            case VOICES -> voices(sheet);
            case PAINS ->
                column.painPoints(1).isEmpty()
                        ? "None found in the data. If you know one" + EDIT + "pains:" + APPLY
                        : "None but a missed target, see KPIs";
            case KPIS -> "No figure with a target" + EDIT + "kpis:" + APPLY;
            case CHANCES -> "No opportunity" + EDIT + "opportunities:" + APPLY;
            case TALK -> "No open comment: open the cell in the explorer and write one";
        };
    }

    /** What only people bring. */
    private static boolean isWritten(Lane lane) {
        return switch (lane) {
            case OWNER, GOALS, KPIS, CHANCES, TALK, FEELING -> true;
            default -> false;
        };
    }

    private static String voices(MapSheet sheet) {
        return sheet.quotes() != null
                ? "No answer with a text here: import with --kind=feedback --text=COLUMN"
                : "What customers wrote is not shown to this key; throughline.quotes says to whom";
    }
}
