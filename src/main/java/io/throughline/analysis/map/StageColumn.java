package io.throughline.analysis.map;

import io.throughline.analysis.summary.Lazy;
import io.throughline.feedback.Saying;
import io.throughline.graph.GraphView;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.kpi.ChannelShare;
import io.throughline.map.EvidenceKind;
import io.throughline.map.Goal;
import io.throughline.map.MapStage;
import io.throughline.map.Opportunity;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of a map: what people wrote of a stage, beside what the journeys do there. */
public final class StageColumn {
    private final MapCells cells;
    private final @Nullable MapStage stage;
    private final StageFigures figures;
    private final Lazy<List<GoalFigures>> goalFigures = new Lazy<>(this::reachedGoals);

    /** @param stage null: what lies outside */
    StageColumn(MapCells cells, @Nullable MapStage stage, StageFigures figures) {
        this.cells = cells;
        this.stage = stage;
        this.figures = figures;
    }

    public MapCells cells() {
        return cells;
    }

    /** What people wrote; null outside. */
    public @Nullable MapStage written() {
        return stage;
    }

    /** What journeys do. */
    public StageFigures figures() {
        return figures;
    }

    public String id() {
        return stage == null ? StageScheme.UNMAPPED : stage.id();
    }

    public String name() {
        return stage == null ? StageScheme.UNMAPPED : stage.name();
    }

    public @Nullable String description() {
        return stage == null ? null : stage.description();
    }

    /** Touchpoints that people laid into it. */
    public List<String> covers() {
        return stage == null ? List.of() : stage.touchpoints();
    }

    /** Whether anybody drew anything here, and whether journeys come here. */
    public EvidenceKind evidence() {
        boolean drawn = stage != null
                && !(goals().isEmpty()
                        && stage.feelings().isEmpty()
                        && stage.pains().isEmpty()
                        && stage.kpis().isEmpty()
                        && stage.opportunities().isEmpty());
        boolean data = figures.visits() > 0;
        return drawn && data
                ? EvidenceKind.BOTH
                : drawn ? EvidenceKind.DRAWN : data ? EvidenceKind.DATA : EvidenceKind.NONE;
    }

    public Rate reached() {
        return figures.reached();
    }

    public Rate progress() {
        return figures.progress();
    }

    public Rate exitShare() {
        return figures.exitShare();
    }

    public Rate loopsBack() {
        return figures.loopsBack();
    }

    public @Nullable Double medianSeconds() {
        return figures.medianSeconds();
    }

    /** Most visits first. */
    public List<TouchpointFigures> touchpoints(int top) {
        return figures.touchpoints().stream().limit(top).toList();
    }

    /** Touchpoints that {@code top} left out. */
    public List<TouchpointFigures> hidden(int top) {
        return figures.touchpoints().stream().skip(top).toList();
    }

    /** Touchpoints that {@code top} left out, transitions into them and how often these are taken. */
    public GraphView.Hidden hiddenTail(int top) {
        JourneyGraph graph = cells.journeys().graph();
        long edges = 0;
        long visits = 0;
        for (TouchpointFigures touchpoint : hidden(top)) {
            int step = graph.steps().find(touchpoint.touchpoint().id());
            visits += touchpoint.visits();
            for (int from = 0; step >= 0 && from <= graph.start(); from++) {
                edges += graph.find(from, step) >= 0 ? 1 : 0;
            }
        }
        return new GraphView.Hidden(hidden(top).size(), edges, visits);
    }

    /** The query that tells the figures of this column. */
    public Evidence evidenceQuery() {
        String map = ScopeText.quoted(cells.map().id());
        String persona = cells.persona() == null ? "" : "(persona: " + ScopeText.quoted(cells.persona()) + ")";
        String figures = "id reached { value low high } progress { value } exitShare { value } loopsBack { value }"
                + " medianSeconds touchpoints { touchpoint { id } visits dropOff { value } }";
        String column = stage == null ? "unmapped { " : "stages { ";
        return new Evidence(
                "{ map(id: " + map + ") { cells" + persona + " { " + column + figures + " } } } }", cells.seq());
    }

    /** Most visits first. */
    public List<ChannelShare> channels() {
        return cells.channels().stream()
                .filter(share -> id().equals(share.stage()))
                .toList();
    }

    /** Of the persona shown, or of all. */
    private List<Goal> goals() {
        String persona = cells.persona();
        return stage == null
                ? List.of()
                : stage.goals().stream()
                        .filter(goal -> persona == null || goal.persona() == null || persona.equals(goal.persona()))
                        .toList();
    }

    /** What is reached here of what customers want. */
    public List<GoalFigures> goalFigures() {
        return goalFigures.get();
    }

    private List<GoalFigures> reachedGoals() {
        List<GoalFigures> found = new ArrayList<>();
        for (Goal goal : goals()) {
            GoalSums sums = GoalSums.of(cells.journeys().set(), inside(), goal, members(goal.persona()));
            found.add(GoalFigures.of(goal, sums, level(goal.persona())));
        }
        return List.copyOf(found);
    }

    private boolean[] inside() {
        JourneySet set = cells.journeys().set();
        boolean[] inside = new boolean[set.plan().step().length];
        for (int contact = 0; contact < inside.length; contact++) {
            inside[contact] = id().equals(set.contacts().stageOf(contact));
        }
        return inside;
    }

    private @Nullable BitSet members(@Nullable String persona) {
        return persona == null || persona.equals(cells.persona())
                ? null
                : cells.journeys().split().members().entrySet().stream()
                        .filter(entry -> entry.getKey().id().equals(persona))
                        .findFirst()
                        .map(entry -> entry.getValue())
                        .orElseGet(BitSet::new);
    }

    private @Nullable Double level(@Nullable String persona) {
        String whose = persona == null ? cells.persona() : persona;
        List<Feeling> feelings = cells.feelings(id());
        return feelings.stream()
                .filter(feeling -> Objects.equals(feeling.persona(), whose) || feelings.size() == 1)
                .findFirst()
                .map(feeling -> feeling.measured().value())
                .orElse(null);
    }

    /** Of the persona shown, or of each. */
    public List<Feeling> emotion() {
        return stage == null
                ? List.of()
                : cells.feelings(stage.id()).stream()
                        .filter(feeling -> cells.persona() == null
                                || feeling.persona() == null
                                || cells.persona().equals(feeling.persona()))
                        .toList();
    }

    /** The newest with a text: half of them of those who feel bad, the others of those who do not. */
    public List<Saying> quotes(int first) {
        return cells.quotes(List.of(this), first).getOrDefault(id(), List.of());
    }

    /** Worst first. */
    public List<PainPoint> painPoints(int first) {
        return stage == null ? cells.painsOutside(first) : cells.painPoints(stage.id(), first);
    }

    /** Held to their targets. */
    public List<HeldKpi> kpis() {
        return stage == null ? List.of() : cells.kpis(stage.id());
    }

    public List<Opportunity> opportunities() {
        return stage == null ? List.of() : stage.opportunities();
    }
}
