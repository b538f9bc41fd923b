package io.throughline.api;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.CellService;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TalkService;
import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.map.CellPart;
import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.GoalFigures;
import io.throughline.analysis.map.HeldKpi;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.StageColumn;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.Saying;
import io.throughline.graph.GraphView;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.map.Anchor;
import io.throughline.map.Comment;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.Signed;
import io.throughline.persona.Persona;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Maps laid over journeys: what is measured beside what people wrote. */
@Controller
final class CellsController {
    private static final int MAX_TOP = 1_000;
    private static final int MAX_QUOTES = 100;
    private static final String COLUMN = "StageColumn";
    private static final String EMOTION = "EmotionCell";

    /** What fields of a column take long. */
    private static final Map<String, CellPart> FIELDS = Map.of(
            "touchpoints/effectOnLevel", CellPart.EFFECTS,
            "touchpoints/effectOnProgress", CellPart.EFFECTS,
            "touchpoints/momentOfTruth", CellPart.EFFECTS,
            "emotion", CellPart.FEELINGS,
            "goals", CellPart.FEELINGS,
            "quotes", CellPart.VOICES,
            "kpis", CellPart.KPIS,
            "painPoints", CellPart.PAINS);

    private final CellService service;
    private final TalkService talk;
    private final PersonaService personas;
    private final KpiService kpis;

    CellsController(CellService service, TalkService talk, PersonaService personas, KpiService kpis) {
        this.service = service;
        this.talk = talk;
        this.personas = personas;
        this.kpis = kpis;
    }

    @SchemaMapping(typeName = "JourneyMap")
    MapCells cells(
            JourneyMap map,
            @Argument @Nullable String persona,
            @Argument @Nullable ScopeInput scope,
            DataFetchingFieldSelectionSet asked) {
        MapCells cells = service.cells(map, persona, scope == null ? null : ScopeInput.scopeOf(scope));
        return cells.prepare(parts(asked));
    }

    private static Set<CellPart> parts(DataFetchingFieldSelectionSet asked) {
        Set<CellPart> parts = EnumSet.noneOf(CellPart.class);
        FIELDS.forEach((field, part) -> {
            if (asked.contains("stages/" + field)) {
                parts.add(part);
            }
        });
        return parts;
    }

    @SchemaMapping(typeName = "JourneyMap")
    @Nullable
    PlannedDesign design(JourneyMap map) {
        MapDesign written = map.design();
        return written == null ? null : new PlannedDesign(written, service.cells(map, null, null));
    }

    @SchemaMapping(typeName = "MapCells")
    @Nullable
    Persona persona(MapCells cells) {
        return find(cells.persona());
    }

    @SchemaMapping(typeName = "MapCells")
    List<String> kept(MapCells cells) {
        return cells.version().paths();
    }

    /** Each map is laid once for all departments. */
    @BatchMapping(typeName = "Department", field = "stages")
    Map<Department, List<StageColumn>> columnsOf(List<Department> departments) {
        List<StageColumn> owned = service.owned();
        return departments.stream()
                .collect(Collectors.toMap(
                        department -> department,
                        department -> owned.stream()
                                .filter(column -> department.id().equals(ownerOf(column)))
                                .toList()));
    }

    private static @Nullable String ownerOf(StageColumn column) {
        return column.written() == null ? null : column.written().owner();
    }

    private @Nullable Persona find(@Nullable String id) {
        return id == null ? null : personas.find(id).orElse(null);
    }

    @SchemaMapping(typeName = COLUMN)
    @Nullable
    Department owner(StageColumn column) {
        String owner = ownerOf(column);
        return owner == null ? null : kpis.department(owner);
    }

    @SchemaMapping(typeName = COLUMN)
    List<TouchpointCell> touchpoints(StageColumn column, @Argument int top) {
        return column.touchpoints(Connections.checkFirst(top, MAX_TOP)).stream()
                .map(figures -> new TouchpointCell(column.cells(), figures))
                .toList();
    }

    @SchemaMapping(typeName = COLUMN)
    GraphView.Hidden hidden(StageColumn column, @Argument int top) {
        return column.hiddenTail(Connections.checkFirst(top, MAX_TOP));
    }

    @SchemaMapping(typeName = COLUMN)
    List<GoalFigures> goals(StageColumn column) {
        return column.goalFigures();
    }

    @SchemaMapping(typeName = COLUMN)
    List<Saying> quotes(StageColumn column, @Argument int first) {
        return column.quotes(Connections.checkFirst(first, MAX_QUOTES));
    }

    @SchemaMapping(typeName = COLUMN)
    List<PainPoint> painPoints(StageColumn column, @Argument int first) {
        return column.painPoints(Connections.checkFirst(first, MAX_TOP));
    }

    /** With the cells, so that their values are those of the journeys shown. */
    @SchemaMapping(typeName = COLUMN)
    DataFetcherResult<List<Kpi>> kpis(StageColumn column) {
        return DataFetcherResult.<List<Kpi>>newResult()
                .data(column.kpis().stream().map(HeldKpi::kpi).toList())
                .localContext(column.cells())
                .build();
    }

    @SchemaMapping(typeName = COLUMN)
    List<Comment> comments(StageColumn column, @Argument boolean open) {
        JourneyMap map = column.cells().map();
        return talk.comments(map, open).stream()
                .filter(comment -> isAt(comment.on(), map.id(), column.id()))
                .toList();
    }

    private static boolean isAt(Anchor place, String map, String stage) {
        return map.equals(place.map()) && stage.equals(place.stage());
    }

    @SchemaMapping(typeName = COLUMN)
    EvidenceAnswer query(StageColumn column) {
        return EvidenceAnswer.of(column.evidenceQuery());
    }

    @SchemaMapping(typeName = "TouchpointCell")
    EvaluatedFeedback feedback(TouchpointCell cell) {
        FeedbackFilter filter =
                FeedbackFilter.ALL.withTouchpoints(List.of(cell.touchpoint().id()));
        return EvaluatedFeedback.of(cell.cells().journeys(), filter, true);
    }

    @SchemaMapping(typeName = EMOTION, field = "persona")
    @Nullable
    Persona personaOf(Feeling feeling) {
        return find(feeling.persona());
    }

    @SchemaMapping(typeName = EMOTION)
    @Nullable
    Double asIs(Feeling feeling) {
        DrawnFeeling drawn = feeling.drawn();
        return drawn == null ? null : drawn.asIs();
    }

    @SchemaMapping(typeName = EMOTION)
    @Nullable
    Double toBe(Feeling feeling) {
        DrawnFeeling drawn = feeling.drawn();
        return drawn == null ? null : drawn.toBe();
    }

    @SchemaMapping(typeName = EMOTION)
    @Nullable
    String note(Feeling feeling) {
        DrawnFeeling drawn = feeling.drawn();
        return drawn == null ? null : drawn.note();
    }

    @SchemaMapping(typeName = EMOTION)
    @Nullable
    String drawnBy(Feeling feeling) {
        Signed signed = signed(feeling);
        return signed == null ? null : signed.by();
    }

    @SchemaMapping(typeName = EMOTION)
    @Nullable
    OffsetDateTime drawnAt(Feeling feeling) {
        Signed signed = signed(feeling);
        return signed == null ? null : signed.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Signed signed(Feeling feeling) {
        return feeling.drawn() == null ? null : feeling.drawn().drawn();
    }

    @SchemaMapping(typeName = "Goal", field = "persona")
    @Nullable
    Persona personaOf(Goal goal) {
        return find(goal.persona());
    }
}
