package io.throughline.analysis;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.EditConflict;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.DesignFile;
import io.throughline.map.DesignSketch;
import io.throughline.map.DiffItem;
import io.throughline.map.FigureDiff;
import io.throughline.map.FirstMap;
import io.throughline.map.JourneyMap;
import io.throughline.map.Kept;
import io.throughline.map.MapCopy;
import io.throughline.map.MapDiff;
import io.throughline.map.MapEdits;
import io.throughline.map.MapFigures;
import io.throughline.map.MapFile;
import io.throughline.map.MapPlan;
import io.throughline.map.MapStatus;
import io.throughline.map.MapStore;
import io.throughline.map.MapText;
import io.throughline.map.MapVersion;
import io.throughline.map.Objective;
import io.throughline.map.OpportunityStore;
import io.throughline.map.Prune;
import io.throughline.map.Signed;
import io.throughline.map.Talk;
import io.throughline.path.variant.Paths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where maps are read, written, published and compared. */
public final class MapService {
    private static final int MAX_VARIANTS = 100;
    /** One of each part that has a repository or a query of its own. */
    private static final String REHEARSED = """
        maps:
          - id: ID
            name: ID
            stages:
              - id: ID
                name: ID
                owner: ID
                kpis: [ { id: ID, name: ID, conversion: true, department: ID } ]
                opportunities: [ { id: ID, text: ID, owner: ID } ]
            design: { steps: [ { id: ID } ] }
        departments: [ { id: ID, name: ID } ]
        comments: [ { id: ID, on: MAP ID, author: ID, at: 2026-01-01T00:00:00Z, text: ID } ]
        """;

    private final JourneyService journeys;
    private final PersonaService personas;
    private final KpiService kpis;
    private final MapStore maps;
    private final OpportunityStore opportunities;
    private final MapFigures figures;
    private final ScopeForm form;

    public MapService(
            JourneyService journeys,
            PersonaService personas,
            KpiService kpis,
            MapStore maps,
            OpportunityStore opportunities,
            MapFigures figures,
            ScopeForm form) {
        this.journeys = journeys;
        this.personas = personas;
        this.kpis = kpis;
        this.maps = maps;
        this.opportunities = opportunities;
        this.figures = figures;
        this.form = form;
    }

    /** By id. Throws {@link InvalidArgument} for a persona that nobody knows. @param persona null: of all @param status null: of any */
    public List<JourneyMap> list(@Nullable String persona, @Nullable MapStatus status) {
        List<JourneyMap> all = maps.list();
        if (persona != null) {
            personas.require("persona", persona, all.stream().flatMap(map -> map.personas().stream()));
        }
        return all.stream()
                .filter(map -> persona == null || map.personas().contains(persona))
                .filter(map -> status == null || map.status() == status)
                .toList();
    }

    public Optional<JourneyMap> find(String id) {
        return maps.find(id);
    }

    /** As it was published; empty where there is no such version. */
    public Optional<JourneyMap> find(String id, int version) {
        return versions(id).stream()
                .filter(one -> one.number() == version)
                .findFirst()
                .map(MapFile::read);
    }

    /** Throws {@link InvalidArgument} that names those there are. */
    public JourneyMap require(String argument, String id) {
        List<JourneyMap> all = maps.list();
        return all.stream()
                .filter(map -> map.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        argument,
                        id,
                        NearestNames.nearest(
                                id, all.stream().map(JourneyMap::id).toList())));
    }

    /** What a text would change, checked against the present data. */
    public MapPlan plan(String yaml, Prune prune, String by) {
        Kept kept = new Kept(maps.list(), opportunities.list(), kpis.list(null), kpis.departments(), maps::talk);
        return MapFile.plan(yaml, kept, new KnownWords(journeys, personas, form), prune, signed(by));
    }

    /** Writes what was planned, all or nothing. Throws {@code EditConflict} where somebody was faster. */
    public void apply(MapPlan plan, String by) {
        maps.write(plan.edits(by));
        kpis.forgetNames();
    }

    /** Writes one map that was edited. Throws {@code EditConflict} where it is at another revision. */
    void write(JourneyMap map, String action, String by) {
        maps.write(new MapEdits(List.of(map), List.of(), action, by));
    }

    /** Makes ready what the first edit needs; nothing of it stays. */
    public void rehearse() {
        String id = UUID.randomUUID().toString();
        MapPlan plan = MapFile.trusted(REHEARSED.replace("ID", id), signed(id));
        maps.rehearse(plan.edits(id));
    }

    /** False where there is none. Throws {@code EditConflict} where {@code seen} is not its revision. */
    public boolean delete(String id, int seen, String by) {
        Optional<JourneyMap> known = maps.find(id);
        if (known.isEmpty()) {
            return false;
        }
        checkSeen(known.get(), seen, "none");
        maps.write(new MapEdits(List.of(), List.of(known.get()), "deleteMap", by));
        return true;
    }

    private static void checkSeen(JourneyMap map, int seen, String given) {
        if (map.revision() != seen) {
            throw new EditConflict("map " + map.id(), map.revision(), MapText.of(map), given);
        }
    }

    /** Keeps a map and its figures as they stand. Throws {@code EditConflict} where {@code seen} is not its revision. */
    public MapVersion publish(String id, int seen, @Nullable String note, String by) {
        JourneyMap map = require("id", id);
        checkSeen(map, seen, MapText.of(map));
        MapVersion version = new MapVersion(
                id, map.version() + 1, signed(by).at(), by, note, journeys.version(), MapText.of(map), figures.of(map));
        maps.publish(version, seen);
        return version;
    }

    /** Newest first. */
    public List<MapVersion> versions(String id) {
        return maps.versions(id);
    }

    /** Two versions of a map. @param drawn what people changed @param measured how its figures moved */
    public record Diff(int from, @Nullable Integer to, List<DiffItem> drawn, List<FigureDiff> measured) {}

    /** @param to null: as the map stands */
    public Diff diff(JourneyMap map, int from, @Nullable Integer to) {
        MapVersion before = version(map, "from", from);
        MapVersion after = to == null ? null : version(map, "to", to);
        List<DiffItem> drawn = MapDiff.between(MapFile.read(before), after == null ? map : MapFile.read(after));
        String now = after == null ? figures.of(map) : after.figures();
        return new Diff(from, to, drawn, figures.compare(before.figures(), now));
    }

    private MapVersion version(JourneyMap map, String argument, int number) {
        return versions(map.id()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        argument,
                        number,
                        map.version() == 0 ? "none: nothing is published yet" : "1 to " + map.version()));
    }

    /** As it is edited: with its revision. */
    public String yaml(JourneyMap map) {
        return MapText.edited(map);
    }

    /** All maps, and the departments that were named. @param all comments and versions too */
    public String export(boolean all) {
        return MapText.of(maps.list(), maps.departments(), all ? maps.talk() : Talk.NOTHING);
    }

    public String first(Objective objective) {
        return MapText.of(FirstMap.of(objective, touchpoints()));
    }

    /**
     * A map that nobody has kept yet, as a text.
     *
     * @param personas whose journey it is; null: as the copied one, else everybody's
     * @param objective what its figures are for; null: none
     * @param copy the map that it copies; null: none. Without either it has one stage
     */
    public String fresh(
            String id,
            String name,
            @Nullable List<String> personas,
            @Nullable Objective objective,
            @Nullable String copy) {
        if (maps.find(id).isPresent()) {
            throw new InvalidArgument("id", id, "an id that no map has");
        }
        Stream.ofNullable(personas)
                .flatMap(List::stream)
                .forEach(one -> this.personas.require("personas", one, Stream.of()));
        JourneyMap begun = copy != null
                ? MapCopy.of(require("copy", copy), id, name)
                : objective != null ? FirstMap.of(objective, id, touchpoints()) : JourneyMap.empty(id, name);
        return MapText.of(begun.named(name, personas == null ? begun.personas() : personas));
    }

    /** A design as another tool wrote it, as a text that gives it to a map. Throws {@link InvalidArgument}. @param place how messages name the text */
    public String design(String map, String place, String text) {
        return MapText.of(require("map", map).id(), DesignFile.read(place, text, touchpoints()));
    }

    /** A design of the ways that most journeys of a map convert on, as a text that gives it to the map. @param variants how many ways, 1 to 100 */
    public String draft(String id, int variants) {
        if (variants < 1 || variants > MAX_VARIANTS) {
            throw new InvalidArgument("variants", variants, "1 to " + MAX_VARIANTS);
        }
        JourneyMap map = require("map", id);
        Scope own = map.scope().isEmpty() ? Scope.ALL : form.read(map.scope());
        Scope whole =
                map.personas().isEmpty() || own.customers().personas() != null ? own : own.withPersonas(map.personas());
        Paths.Request request = new Paths.Request(variants, null, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1);
        DesignSketch sketch = new DesignSketch();
        journeys.journeys(whole.withJourneys(whole.journeys().withConverted(true)))
                .paths()
                .page(request)
                .entries()
                .forEach(entry -> sketch.way(entry.path().steps()));
        return MapText.of(id, sketch.design());
    }

    /** The stage of a map that a figure is held to its target at; the figure itself where it is on no map. */
    public Anchor placeOf(Kpi kpi) {
        return maps.list().stream()
                .flatMap(map -> map.stages().stream()
                        .filter(stage ->
                                stage.kpis().stream().anyMatch(one -> one.id().equals(kpi.id())))
                        .map(stage -> Anchor.of(AnchorKind.STAGE, map.id(), stage.id())))
                .findFirst()
                .orElse(Anchor.of(AnchorKind.KPI, kpi.id()));
    }

    /** Those on a map, by their ids. Throws {@link InvalidArgument} where there is no such map. */
    public List<String> kpisOf(String map) {
        return require("map", map).stages().stream()
                .flatMap(stage -> stage.kpis().stream())
                .map(Kpi::id)
                .toList();
    }

    List<Touchpoint> touchpoints() {
        return journeys.touchpoints();
    }

    public List<Department> departments() {
        return kpis.departments();
    }

    /** Now, in microseconds, as it is kept. */
    static Signed signed(String by) {
        return new Signed(by, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
