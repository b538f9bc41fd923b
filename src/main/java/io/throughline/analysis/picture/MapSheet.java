package io.throughline.analysis.picture;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.StageColumn;
import io.throughline.feedback.Saying;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.JourneyMap;
import io.throughline.map.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is on the page: the cells, and what they are called.
 *
 * @param persona the name of whose journey it is
 * @param departments names by id
 * @param comments open ones, oldest first
 * @param quotes whether what customers wrote may be shown
 */
public record MapSheet(
        MapCells cells, String persona, Map<String, String> departments, List<Comment> comments, boolean quotes) {
    public MapSheet {
        departments = Map.copyOf(departments);
        comments = List.copyOf(comments);
    }

    /** The stages of the map, and what lies outside last. */
    List<StageColumn> columns() {
        List<StageColumn> columns = new ArrayList<>(cells.stages());
        StageColumn outside = cells.unmapped();
        if (outside != null) {
            columns.add(outside);
        }
        return columns;
    }

    /** The version that kept a figure of a cell; null where it is of today. */
    @Nullable
    Integer versionOf(String stage, Lane lane, String item) {
        return cells.version().hold(stage, lane, item) ? (Integer) cells.map().version() : null;
    }

    /** As what the map is shown: as it stands, or as a version with the figures that it kept. */
    String edition() {
        JourneyMap map = cells.map();
        if (!map.isVersion()) {
            return "revision " + map.revision() + (map.version() == 0 ? "" : ", version " + map.version());
        }
        boolean all = cells.version().paths().stream().anyMatch(path -> path.endsWith("reached"));
        String kept = all ? "journeys, feelings and KPIs as then" : "feelings as then";
        return "version " + map.version() + ": " + (cells.version().paths().isEmpty() ? "" : kept + ", ")
                + "other figures of today";
    }

    /** What customers wrote, where it may be shown. */
    List<Saying> quotesAt(StageColumn column, int first) {
        return quotes ? column.quotes(first) : List.of();
    }

    /** Who answers for a stage; null for nobody. */
    @Nullable
    String owner(StageColumn column) {
        String id = column.written() == null ? null : column.written().owner();
        return id == null ? null : departments.getOrDefault(id, id);
    }

    /** What is said of a stage or of one of its cells. */
    List<Comment> commentsAt(StageColumn column) {
        return comments.stream().filter(comment -> isAt(comment.on(), column)).toList();
    }

    private boolean isAt(Anchor anchor, StageColumn column) {
        boolean stage = anchor.kind() == AnchorKind.STAGE || anchor.kind() == AnchorKind.CELL;
        return stage && cells.map().id().equals(anchor.map()) && Objects.equals(anchor.stage(), column.id());
    }

    static String title(Lane lane) {
        return switch (lane) {
            case OWNER -> "Owner";
            case GOALS -> "Goals";
            case JOURNEY -> "Journeys";
            case TOUCHPOINTS -> "Touchpoints";
            case CHANNELS -> "Channels";
            case FEELING -> "Feeling";
            case VOICES -> "Voices";
            case PAINS -> "Pain points";
            case KPIS -> "KPIs";
            case CHANCES -> "Opportunities";
            case TALK -> "Comments";
        };
    }
}
