package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.map.Lane;

/** What an empty cell says: what is missing there, and the command that brings it. */
final class Missing {
    private static final String EDIT = " to its text, throughline maps apply FILE";

    private Missing() {}

    static String of(Lane lane, StageColumn column, MapSheet sheet) {
        boolean outside = column.written() == null;
        if (outside && isWritten(lane)) {
            return "Outside the map: name its touchpoints in a stage, throughline maps apply FILE";
        }
        return switch (lane) {
            case OWNER -> "No owner: add owner:" + EDIT;
            case GOALS -> "No goal: add goals:" + EDIT;
            case JOURNEY, TOUCHPOINTS, CHANNELS ->
                sheet.cells().journeys().count() == 0
                        ? "No journeys: throughline import FILE brings interactions"
                        : "No visits: add touchpoints: that customers visit" + EDIT;
            case FEELING -> "No feedback at this stage: import with --kind=feedback";
            case VOICES -> voices(sheet);
            case PAINS ->
                column.painPoints(1).isEmpty()
                        ? "None found in the data; if you know one, add pains:" + EDIT
                        : "None but a missed target, see KPIs";
            case KPIS -> "No figure with a target: add kpis:" + EDIT;
            case CHANCES -> "No opportunity: add opportunities:" + EDIT;
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
        return sheet.quotes()
                ? "No answer with a text here: import with --kind=feedback --text=COLUMN"
                : "What customers wrote is not shown to this key; throughline.quotes says to whom";
    }
}
