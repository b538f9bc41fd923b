package io.throughline.analysis;

import io.throughline.analysis.map.Digest;
import io.throughline.analysis.map.LaidConformance;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.map.PainList;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.Recommendation.Gain;
import io.throughline.analysis.map.Recommendations;
import io.throughline.analysis.map.ScopeNarrowing;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.StageScheme;
import io.throughline.analysis.map.VersionFigures;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.index.IndexView;
import io.throughline.journey.Consent;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.map.FigureDiff;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapStage;
import io.throughline.map.MapStore;
import io.throughline.map.MapVersion;
import io.throughline.map.Opportunity;
import io.throughline.measure.Estimate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where maps are laid over the newest data. */
public final class CellService {
    private static final int MAX_DAYS = 366;

    private final JourneyService journeys;
    private final MapStore maps;
    private final ScopeForm form;
    private final Function<String, Map<String, Estimate>> figures;
    private final KeptCells laid = new KeptCells();

    /** @param whole whether nobody narrowed the map's own scope */
    private record Key(
            Object basis, JourneyMap map, @Nullable String persona, boolean whole) {}

    /** @param figures reads what {@code MapFigures} wrote with a version */
    public CellService(
            JourneyService journeys, MapStore maps, ScopeForm form, Function<String, Map<String, Estimate>> figures) {
        this.figures = figures;
        this.journeys = journeys;
        this.maps = maps;
        this.form = form;
    }

    /**
     * The cells of a map.
     *
     * @param persona one of the map's; null: all of them together
     * @param scope narrows the map's own further; null: as it is
     */
    public MapCells cells(JourneyMap map, @Nullable String persona, @Nullable Scope scope) {
        IndexView now = journeys.now();
        Scope own = scopeOf(map, scope);
        Scope asked = persona == null ? own : own.withPersonas(List.of(persona));
        Key key = new Key(journeys.basis(now, asked), map, persona, scope == null);
        return laid.get(key, () -> {
            EvaluatedJourneys cut = journeys.journeys(now, asked, null);
            return MapCells.of(
                    map,
                    persona,
                    cut,
                    () -> asked.equals(own) ? cut : journeys.journeys(now, own, null),
                    scope == null ? kept(map, persona) : VersionFigures.NONE);
        });
    }

    /** Nothing of the data before is kept in memory. */
    public void forget() {
        laid.clear();
    }

    /** The columns that somebody answers for, of all maps: by map, and in the order of its stages. */
    public List<StageColumn> owned() {
        return maps.list().stream()
                .filter(map -> map.stages().stream().anyMatch(stage -> stage.owner() != null))
                .flatMap(map -> cells(map, null, null).stages().stream())
                .filter(column -> column.written() != null && column.written().owner() != null)
                .toList();
    }

    /** How the figures of a map moved since a version: KPIs always, others where they surely did. */
    List<FigureDiff> moved(MapVersion since, MapCells now) {
        return MapFigureList.compare(figures.apply(since.figures()), MapFigureList.of(now));
    }

    /** What a version kept, as far as it holds for the journeys of a persona. */
    private VersionFigures kept(JourneyMap map, @Nullable String persona) {
        if (!map.isVersion()) {
            return VersionFigures.NONE;
        }
        VersionFigures all = maps.versions(map.id()).stream()
                .filter(version -> version.number() == map.version())
                .findFirst()
                .map(version -> new VersionFigures(figures.apply(version.figures())))
                .orElse(VersionFigures.NONE);
        return persona == null || map.personas().equals(List.of(persona)) ? all : all.feelings();
    }

    private Scope scopeOf(JourneyMap map, @Nullable Scope more) {
        Scope own = map.scope().isEmpty() ? Scope.ALL : form.read(map.scope()).withConsent(Consent.HONOUR);
        boolean named = map.personas().isEmpty() || own.customers().personas() != null;
        Scope whole = named ? own : own.withPersonas(map.personas());
        return more == null ? whole : ScopeNarrowing.both(whole, more);
    }

    /** Throws {@link InvalidArgument} where there is none. */
    public JourneyMap require(String id) {
        return maps.find(id)
                .orElseThrow(() -> new InvalidArgument(
                        "map",
                        id,
                        NearestNames.nearest(
                                id, maps.list().stream().map(JourneyMap::id).toList())));
    }

    /** The pain points that an opportunity eases, as its map and those that declare them show them now, worst first. */
    public List<PainPoint> eased(Opportunity opportunity) {
        if (opportunity.eases().isEmpty()) {
            return List.of();
        }
        Map<String, PainPoint> found = new TreeMap<>();
        List<JourneyMap> shown = maps.list().stream()
                .filter(map -> map.id().equals(opportunity.map()) || declares(map, opportunity.eases()))
                .toList();
        Stream<PainPoint> pains = shown.isEmpty()
                ? PainList.of(journeys.journeys(Scope.ALL)).stream()
                : shown.stream().flatMap(map -> cells(map, null, null).painPoints(null, Integer.MAX_VALUE).stream());
        pains.filter(pain -> opportunity.eases().contains(pain.id()))
                .forEach(pain -> found.putIfAbsent(pain.id(), pain));
        return found.values().stream().sorted(PainPoint.WORST_FIRST).toList();
    }

    /**
     * What an opportunity would bring in the journeys of its map, of all personas together; in all journeys where it is on none.
     *
     * @return null without edits, or where these journeys do not go the way that is to be changed
     */
    public @Nullable Gain gain(Opportunity opportunity, int samples, long seed) {
        EvaluatedJourneys scope = maps.list().stream()
                .filter(map -> map.id().equals(opportunity.map()))
                .findFirst()
                .map(map -> cells(map, null, null).journeys())
                .orElseGet(() -> journeys.journeys(Scope.ALL));
        return Recommendations.gain(scope, opportunity.edits(), samples, seed);
    }

    private static boolean declares(JourneyMap map, List<String> ids) {
        return map.stages().stream().flatMap(stage -> stage.pains().stream()).anyMatch(pain -> ids.contains(pain.id()));
    }

    /** Any journeys beside the design of a map, in its stages. @param examples how many alignments are shown */
    public LaidConformance conformance(EvaluatedJourneys scope, String id, int examples) {
        JourneyMap map = require(id);
        MapDesign design = map.design();
        if (design == null) {
            throw new InvalidArgument("map", id, "a map with a design");
        }
        StageScheme scheme = StageScheme.of(map, scope.set().catalogue());
        EvaluatedJourneys laid = scope.restaged(scheme.apply(scope.set()));
        return LaidConformance.of(laid, design.toDesign(), examples);
    }

    /**
     * What hurts in any journeys, worst first.
     *
     * @param map null: only what is found, in the stages of the catalogue
     * @param stage null: any
     */
    public List<PainPoint> painPoints(
            EvaluatedJourneys scope, @Nullable String map, @Nullable String stage, int first) {
        if (map == null) {
            if (stage != null) {
                requireStage(scope, stage);
            }
            return PainList.of(scope).stream()
                    .filter(pain -> stage == null || Objects.equals(stage, pain.stage()))
                    .limit(first)
                    .toList();
        }
        return laid(scope, map, stage).painPoints(stage, first);
    }

    private static void requireStage(EvaluatedJourneys scope, String stage) {
        NearestNames.require(
                "stage",
                stage,
                scope.set().catalogue().touchpoints().stream()
                        .flatMap(touchpoint -> Stream.ofNullable(touchpoint.stage()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A map over any journeys. Throws {@link InvalidArgument} where there is none, or it has no such stage. */
    public MapCells laid(EvaluatedJourneys scope, String map, @Nullable String stage) {
        JourneyMap known = require(map);
        List<String> stages = known.stages().stream().map(MapStage::id).toList();
        if (stage != null && !stages.contains(stage)) {
            throw new InvalidArgument("stage", stage, NearestNames.nearest(stage, stages));
        }
        return MapCells.of(known, null, scope, () -> scope);
    }

    /** The last days of the data on a map against as many before. @param days 1 to 366 */
    public Digest digest(JourneyMap map, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidArgument("days", days, "1 to " + MAX_DAYS);
        }
        OffsetDateTime to = journeys.journeys(scopeOf(map, null)).dataUntil();
        if (to == null) {
            throw new InvalidArgument("map", map.id(), "a map of data with times");
        }
        OffsetDateTime from = to.minusDays(days);
        MapCells after = cells(map, null, between(from, to.plusSeconds(1)));
        MapCells before = cells(map, null, between(from.minusDays(days), from));
        return Digest.of(from, to, before, after);
    }

    private static Scope between(OffsetDateTime from, OffsetDateTime to) {
        Period period = new Period(from.toInstant(), to.toInstant(), Period.By.END);
        return Scope.ALL.withJourneys(JourneyFilter.of(period));
    }
}
