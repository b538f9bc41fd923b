package io.throughline.analysis.picture;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.map.StageColumn;
import io.throughline.feedback.Saying;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.Lane;
import io.throughline.map.MapStage;
import io.throughline.measure.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is on the page: the cells, and what they are called.
 *
 * @param portrait whose journey it is
 * @param departments names by id
 * @param comments open ones, oldest first
 * @param quotes what customers wrote, by the id of the column: half of them of those who feel bad; null where it may not be shown
 */
public record MapSheet(
        MapCells cells,
        Portrait portrait,
        Map<String, String> departments,
        List<Comment> comments,
        @Nullable Map<String, List<Saying>> quotes,
        Edition edition) {
    public MapSheet {
        departments = Map.copyOf(departments);
        comments = List.copyOf(comments);
        quotes = quotes == null ? null : Map.copyOf(quotes);
    }

    String persona() {
        return portrait.name();
    }

    /** The stages of the map, and what lies outside last. */
    List<StageColumn> columns() {
        return cells.columns();
    }

    /** The version that kept a figure of a cell; null where it is of today. */
    @Nullable
    Integer versionOf(String stage, Lane lane, String item) {
        return cells.version().hold(stage, lane, item) ? (Integer) cells.map().version() : null;
    }

    /** What customers wrote, where it may be shown. */
    List<Saying> quotesAt(StageColumn column) {
        return quotes == null ? List.of() : quotes.getOrDefault(column.id(), List.of());
    }

    /** Who answers for a stage; null for nobody. */
    @Nullable
    String owner(StageColumn column) {
        return column.written() == null ? null : department(column.written().owner());
    }

    /** Its name; null for none. */
    @Nullable
    String department(@Nullable String id) {
        return id == null ? null : departments.getOrDefault(id, id);
    }

    /** What is said of a stage, of one of its cells, or of what stands there. */
    List<Comment> commentsAt(StageColumn column) {
        return comments.stream().filter(comment -> isAt(comment.on(), column)).toList();
    }

    private boolean isAt(Anchor anchor, StageColumn column) {
        MapStage stage = column.written();
        String id = anchor.id();
        if (stage != null && id != null) {
            return switch (anchor.kind()) {
                case PAIN_POINT ->
                    stage.pains().stream().anyMatch(pain -> pain.id().equals(id));
                case KPI -> stage.kpis().stream().anyMatch(kpi -> kpi.id().equals(id));
                default ->
                    stage.opportunities().stream()
                            .anyMatch(chance -> chance.id().equals(id));
            };
        }
        boolean cell = anchor.kind() == AnchorKind.STAGE || anchor.kind() == AnchorKind.CELL;
        return cell && cells.map().id().equals(anchor.map()) && Objects.equals(anchor.stage(), column.id());
    }

    /** Whether an earlier version is shown. */
    boolean isVersion() {
        return cells.map().isVersion();
    }

    /** The share of journeys that convert: that of the version shown where it kept one for these journeys, else that of now. */
    Estimate conversion() {
        return cells.version()
                .kept()
                .getOrDefault(
                        "conversion", MapFigureList.estimate(cells.journeys().conversion()));
    }

    /** Of a version: whether its lane shows figures of now, since none were kept. */
    boolean isOfToday(Lane lane) {
        return isVersion()
                && switch (lane) {
                    case TOUCHPOINTS, CHANNELS, VOICES, PAINS, CHANCES, GOALS -> true;
                    case JOURNEY -> !holds("/reached");
                    case FEELING -> !holds("/feeling/");
                    case KPIS -> !holds("/kpis/");
                    default -> false;
                };
    }

    private boolean holds(String part) {
        return cells.version().paths().stream().anyMatch(path -> path.contains(part));
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
            case TALK -> "Talk";
        };
    }
}
