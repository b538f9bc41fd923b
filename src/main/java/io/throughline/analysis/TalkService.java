package io.throughline.analysis;

import io.throughline.catalogue.Touchpoint;
import io.throughline.design.DesignStep;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.map.AllowedStep;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.CommentStore;
import io.throughline.map.DeclaredPain;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapFigures;
import io.throughline.map.MapStage;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.map.OpportunityStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where people talk of a map and decide what is to be done: comments, opportunities, what a stage is held to, deviations that are allowed. */
public final class TalkService {
    private final JourneyService journeys;
    private final MapService maps;
    private final KpiService kpis;
    private final OpportunityStore opportunities;
    private final CommentStore comments;
    private final MapFigures figures;

    public TalkService(
            JourneyService journeys,
            MapService maps,
            KpiService kpis,
            OpportunityStore opportunities,
            CommentStore comments,
            MapFigures figures) {
        this.journeys = journeys;
        this.maps = maps;
        this.kpis = kpis;
        this.opportunities = opportunities;
        this.comments = comments;
        this.figures = figures;
    }

    /**
     * Oldest first, without replies. Throws {@link InvalidArgument} where there is no such place and nothing was said of it.
     *
     * @param on null: anywhere
     * @param open null: settled ones too
     */
    public List<Comment> comments(@Nullable Anchor on, @Nullable String author, @Nullable Boolean open) {
        List<Comment> there = comments.list().stream()
                .filter(comment -> on == null || comment.on().equals(on))
                .toList();
        if (on != null && there.isEmpty()) {
            check(on);
        }
        return there.stream()
                .filter(comment -> comment.replyTo() == null)
                .filter(comment -> author == null || comment.author().equals(author))
                .filter(comment -> open == null || comment.resolved() != open)
                .toList();
    }

    /** On a map and all that stands on it. */
    public List<Comment> comments(JourneyMap map, @Nullable Boolean open) {
        return comments(null, null, open).stream()
                .filter(comment -> stands(map, comment.on()))
                .toList();
    }

    private static boolean stands(JourneyMap map, Anchor on) {
        String id = on.id();
        return map.id().equals(on.map())
                || id != null
                        && map.stages().stream().flatMap(TalkService::ids).anyMatch((on.kind() + " " + id)::equals);
    }

    private static Stream<String> ids(MapStage stage) {
        return Stream.of(
                        stage.pains().stream().map(pain -> AnchorKind.PAIN_POINT + " " + pain.id()),
                        stage.kpis().stream().map(kpi -> AnchorKind.KPI + " " + kpi.id()),
                        stage.opportunities().stream().map(chance -> AnchorKind.OPPORTUNITY + " " + chance.id()))
                .flatMap(ids -> ids);
    }

    /** Oldest first. */
    public List<Comment> replies(Comment comment) {
        return comments.list().stream()
                .filter(each -> comment.id().equals(each.replyTo()))
                .toList();
    }

    /** Throws {@link InvalidArgument} where there is no such place. */
    public Comment comment(Anchor on, String text, @Nullable String replyTo, String by) {
        check(on);
        if (replyTo != null) {
            Comment answered = require("replyTo", replyTo);
            if (!answered.on().equals(on)) {
                throw new InvalidArgument(
                        "replyTo",
                        replyTo,
                        "a comment on the same place: " + answered.on().key());
            }
        }
        Comment comment = new Comment(
                UUID.randomUUID().toString(),
                on,
                by,
                MapService.signed(by).at(),
                text,
                figures.at(on),
                journeys.version(),
                false,
                replyTo);
        return comments.save(comment, by);
    }

    public Comment resolve(String id, boolean resolved, String by) {
        Comment known = require("id", id);
        return known.resolved() == resolved ? known : comments.save(known.withResolved(resolved), by);
    }

    private Comment require(String argument, String id) {
        return comments.find(id)
                .orElseThrow(() ->
                        new InvalidArgument(argument, id, "the id of a comment; the query `comments` lists them"));
    }

    /** By id. Each argument may be null: of any. Throws {@link InvalidArgument} for a map or a department that nobody names. */
    public List<Opportunity> opportunities(
            @Nullable String map, @Nullable OpportunityStatus status, @Nullable String department) {
        List<Opportunity> all = opportunities.list();
        if (map != null && all.stream().noneMatch(each -> map.equals(each.map()))) {
            maps.require("map", map);
        }
        if (department != null && all.stream().noneMatch(each -> department.equals(each.owner()))) {
            kpis.requireDepartment("department", department);
        }
        return all.stream()
                .filter(each -> map == null || map.equals(each.map()))
                .filter(each -> status == null || each.status() == status)
                .filter(each -> department == null || department.equals(each.owner()))
                .sorted(Comparator.comparing(Opportunity::id))
                .toList();
    }

    /** Those that a department answers for, by id. */
    public List<Opportunity> opportunitiesOf(String department) {
        return opportunities.list().stream()
                .filter(each -> department.equals(each.owner()))
                .sorted(Comparator.comparing(Opportunity::id))
                .toList();
    }

    /**
     * Creates or changes. Throws {@link InvalidArgument} for a place, a pain point or a department that is not known, {@code EditConflict} where somebody else was faster.
     *
     * @param seen the revision that was seen; null: there is none yet
     */
    public Opportunity save(Opportunity opportunity, @Nullable Integer seen, String by) {
        Anchor place = opportunity.place();
        if (place != null) {
            check(place);
        }
        String owner = opportunity.owner();
        if (owner != null) {
            List<String> known = kpis.departments().stream().map(Department::id).toList();
            NearestNames.require("input.owner", owner, known);
        }
        List<String> pains = pains();
        opportunity.eases().stream()
                .filter(pain -> pain.indexOf(' ') < 0)
                .forEach(pain -> NearestNames.require("input.eases", pain, pains));
        return opportunities.save(opportunity, seen, by);
    }

    private List<String> pains() {
        return maps.list(null, null).stream()
                .flatMap(map -> map.stages().stream())
                .flatMap(stage -> stage.pains().stream())
                .map(DeclaredPain::id)
                .toList();
    }

    /** Refuses a place that is not there now; what already hangs on it stays. A pain point that was found may come and go. */
    private void check(Anchor on) {
        String map = on.map();
        if (map != null) {
            JourneyMap known = maps.require("on.map", map);
            String stage = on.stage();
            if (stage != null) {
                NearestNames.require(
                        "on.stage",
                        stage,
                        known.stages().stream().map(MapStage::id).toList());
            }
        }
        List<String> steps = on.kind() == AnchorKind.TOUCHPOINT ? on.parts() : on.steps();
        if (!steps.isEmpty()) {
            List<String> known = maps.touchpoints().stream().map(Touchpoint::id).toList();
            steps.forEach(step -> NearestNames.require("on." + on.kind().argument(), step, known));
        }
        String id = on.id();
        if (id != null && (on.kind() != AnchorKind.PAIN_POINT || id.indexOf(' ') < 0)) {
            NearestNames.require("on." + on.kind().argument(), id, ids(on.kind()));
        }
    }

    private List<String> ids(AnchorKind kind) {
        return switch (kind) {
            case KPI -> kpis.list(null).stream().map(Kpi::id).toList();
            case OPPORTUNITY ->
                opportunities.list().stream().map(Opportunity::id).toList();
            default -> pains();
        };
    }

    /**
     * Allows a deviation from a map's design, or no longer does.
     *
     * @param step of a skip the id of the design's step, of an extra visit the id of the journey's step
     */
    public MapDesign allow(AllowedStep deviation, String map, boolean allowed, String by) {
        JourneyMap known = maps.require("map", map);
        MapDesign design = known.design();
        if (design == null) {
            throw new InvalidArgument("map", map, "a map with a design");
        }
        List<AllowedStep> all = new ArrayList<>(design.allowed());
        all.removeIf(each -> each.kind() == deviation.kind() && each.step().equals(deviation.step()));
        if (allowed) {
            NearestNames.require("step", deviation.step(), steps(deviation, design));
            all.add(deviation.signed(MapService.signed(by)));
        }
        MapDesign changed = new MapDesign(design.steps(), design.edges(), all);
        if (!changed.equals(design)) {
            maps.write(known.withDesign(changed), "allowDeviation", by);
        }
        return changed;
    }

    private List<String> steps(AllowedStep deviation, MapDesign design) {
        return switch (deviation.kind()) {
            case SKIPPED -> design.steps().stream().map(DesignStep::id).toList();
            default ->
                design.isOfStages()
                        ? design.steps().stream()
                                .map(DesignStep::stage)
                                .filter(Objects::nonNull)
                                .toList()
                        : maps.touchpoints().stream().map(Touchpoint::id).toList();
        };
    }

    /**
     * Keeps a figure that a stage of a map holds to its target, both or neither. Throws {@link InvalidArgument} where it stands elsewhere, and {@code EditConflict} where somebody
     * was faster.
     */
    public Kpi save(Kpi kpi, @Nullable Integer seen, Anchor at, String by) {
        String argument = "input.at";
        String map = at.map();
        String stage = at.stage();
        if (map == null || stage == null) {
            throw new InvalidArgument(argument, at.key(), "a stage of a map");
        }
        JourneyMap on = maps.require(argument + ".map", map);
        if (on.stage(stage).isEmpty()) {
            List<String> known = on.stages().stream().map(MapStage::id).toList();
            throw new InvalidArgument(argument + ".stage", stage, NearestNames.nearest(stage, known));
        }
        Anchor before = maps.placeOf(kpi);
        boolean isNew = before.kind() == AnchorKind.KPI;
        if (!isNew && !before.equals(Anchor.of(AnchorKind.STAGE, map, stage))) {
            throw new InvalidArgument(argument, at.key(), "where it stands: " + before.key());
        }
        if (!isNew) {
            return kpis.save(kpi, seen, by);
        }
        kpis.check(kpi);
        maps.write(on.holding(stage, kpi.withRevision(seen == null ? 0 : seen)), "applyMaps", by);
        return kpis.find(kpi.id()).orElseThrow();
    }
}
