package io.throughline.analysis.map;

import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.feedback.FeedbackEffects;
import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.design.Design;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.Saying;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.ChannelMix;
import io.throughline.kpi.ChannelShare;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiValue;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.Opportunity;
import io.throughline.measure.Check;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map laid over the journeys of one scope: all cells read the same cut. What costs is worked out when it is first asked for, once. Safe
 * for any thread.
 */
public final class MapCells {
    private final JourneyMap map;
    private final @Nullable String persona;
    private final StageScheme scheme;
    private final EvaluatedJourneys journeys;
    private final VersionFigures version;
    private final Lazy<Stages> stages;
    private final Lazy<List<StageColumn>> columns;
    private final Lazy<Boolean> page;
    private final Lazy<EvaluatedFeedback> feedback;
    private final Lazy<Feelings> feelings;
    private final Lazy<Voices> voices;
    private final Lazy<List<ChannelShare>> channels;
    private final MapKpis kpis;
    private final Lazy<Optional<LaidConformance>> conformance;
    private final Lazy<Map<String, FeedbackEffects.Row>> effects;
    private final Lazy<Map<String, Double>> removals;
    private final Lazy<MomentsOfTruth> moments;
    private final Lazy<List<PainPoint>> pains;
    private final ChanceGains gains;

    private MapCells(
            JourneyMap map,
            @Nullable String persona,
            EvaluatedJourneys cut,
            Supplier<EvaluatedJourneys> everyone,
            VersionFigures version) {
        this.version = version;
        this.map = map;
        this.persona = persona;
        this.scheme = StageScheme.of(map, cut.set().catalogue());
        EvaluatedJourneys laid = laid(cut);
        this.journeys = laid;
        stages = new Lazy<>(() -> Stages.of(laid.set(), scheme));
        columns = new Lazy<>(this::list);
        page = new Lazy<>(this::fillPage);
        feedback = new Lazy<>(() -> EvaluatedFeedback.of(laid, FeedbackFilter.ALL, true));
        feelings = new Lazy<>(() -> feelings(persona == null ? cut : everyone.get(), cut));
        voices = new Lazy<>(() -> Voices.of(feedback.get().set(), scheme));
        channels = new Lazy<>(() -> ChannelMix.of(scheme.apply(laid.set(), StageScheme.UNMAPPED), ChannelMix.By.STAGE));
        kpis = new MapKpis(map, laid, version);
        conformance = new Lazy<>(() -> Optional.ofNullable(map.design()).flatMap(this::follow));
        effects = new Lazy<>(() -> FeedbackEffects.of(feedback.get()).stream()
                .collect(Collectors.toMap(FeedbackEffects.Row::touchpoint, row -> row)));
        removals = new Lazy<>(laid::removalEffects);
        moments = new Lazy<>(() -> MomentsOfTruth.of(this));
        gains = new ChanceGains(laid, map);
        pains = new Lazy<>(() -> PainList.of(
                new PainPlaces(laid, stages.get(), scheme, persona),
                feedback.get(),
                stages.get(),
                map,
                conformance.get().orElse(null),
                kpis.held.get()));
    }

    /**
     * Lays a map over journeys.
     *
     * @param persona whose journeys these are; null: those of all personas of the map
     * @param cut its journeys, one step a touchpoint
     * @param everyone the same of all personas of the map, for tests over all of its cells; the cut itself where they are the same
     */
    public static MapCells of(
            JourneyMap map, @Nullable String persona, EvaluatedJourneys cut, Supplier<EvaluatedJourneys> everyone) {
        return of(map, persona, cut, everyone, VersionFigures.NONE);
    }

    /** The same of a version. @param version figures that it kept */
    public static MapCells of(
            JourneyMap map,
            @Nullable String persona,
            EvaluatedJourneys cut,
            Supplier<EvaluatedJourneys> everyone,
            VersionFigures version) {
        if (persona != null && !map.personas().isEmpty() && !map.personas().contains(persona)) {
            throw new InvalidArgument("persona", persona, "one of " + String.join(", ", map.personas()));
        }
        return new MapCells(map, persona, cut, everyone, version);
    }

    private EvaluatedJourneys laid(EvaluatedJourneys cut) {
        return cut.restaged(scheme.apply(cut.set()));
    }

    private Feelings feelings(EvaluatedJourneys all, EvaluatedJourneys cut) {
        EvaluatedJourneys everyone = all == cut ? journeys : laid(all);
        Map<String, BitSet> members = new TreeMap<>();
        everyone.split().members().forEach((whose, who) -> members.put(whose.id(), who));
        EvaluatedFeedback said =
                everyone == journeys ? feedback.get() : EvaluatedFeedback.of(everyone, FeedbackFilter.ALL, true);
        return Feelings.of(said.set(), map, scheme, members);
    }

    private Optional<LaidConformance> follow(MapDesign written) {
        Design design = written.toDesign();
        return Optional.of(LaidConformance.of(journeys, design, 0));
    }

    public JourneyMap map() {
        return map;
    }

    public @Nullable String persona() {
        return persona;
    }

    /** The journeys, in the stages of the map. */
    public EvaluatedJourneys journeys() {
        return journeys;
    }

    /** The version of the data. */
    public long seq() {
        return journeys.data().said().version();
    }

    /** In the order of the map. */
    public List<StageColumn> stages() {
        return columns().subList(0, map.stages().size());
    }

    /** The stages of the map, and what lies outside last. */
    public List<StageColumn> columns() {
        return columns.get();
    }

    private List<StageColumn> list() {
        List<StageFigures> figures = stages.get().list();
        Stream<StageColumn> inside = map.stages().stream()
                .map(stage -> new StageColumn(this, stage, version.of(figures.get(scheme.rankOf(stage.id()) - 1))));
        Stream<StageColumn> outside = stages.get().unmapped().stream().map(rest -> new StageColumn(this, null, rest));
        return Stream.concat(inside, outside).toList();
    }

    /** Touchpoints with visits in no stage; null for none. */
    public @Nullable StageColumn unmapped() {
        List<StageColumn> all = columns();
        return all.size() > map.stages().size() ? all.get(map.stages().size()) : null;
    }

    /** That the columns are the whole. */
    public List<Check> checks() {
        return stages.get().checks(journeys.count(), journeys.converted());
    }

    StageScheme scheme() {
        return scheme;
    }

    /** What customers of these journeys say. */
    public EvaluatedFeedback feedback() {
        return feedback.get();
    }

    /** Of each persona in a stage. */
    List<Feeling> feelings(String stage) {
        return feelings.get().at(stage).stream()
                .map(feeling -> version.of(stage, feeling))
                .toList();
    }

    /** Figures of a version that stand here in place of those of today. */
    public VersionFigures version() {
        return version;
    }

    /** What customers wrote, by the id of the column. @param first of each column */
    public Map<String, List<Saying>> quotes(List<StageColumn> asked, int first) {
        return voices.get().show(asked, scheme, journeys.data().said(), first);
    }

    List<ChannelShare> channels() {
        return channels.get();
    }

    /** What a figure comes to in these journeys, held to its target. A fault of its formula is told in a note. */
    public KpiValue valueOf(Kpi kpi) {
        return kpis.valueOf(kpi);
    }

    /** What a touchpoint does to feelings and to getting on; null where nobody visits it. */
    public FeedbackEffects.@Nullable Row effect(String touchpoint) {
        return effects.get().get(touchpoint);
    }

    /** Share of the conversions that would be lost without a touchpoint; null for conversions. */
    public @Nullable Double removalEffect(String touchpoint) {
        return removals.get().get(touchpoint);
    }

    /** Why a touchpoint is a moment of truth; empty where it is none. */
    public List<Moment> moments(String touchpoint) {
        return moments.get().of(touchpoint);
    }

    /** What an opportunity would bring in these journeys. */
    public ChanceGain gain(Opportunity opportunity) {
        return gains.of(opportunity);
    }

    /** A figure by whole months of these journeys, in UTC; none where its formula cannot be asked of them. */
    public List<KpiPoint> months(Kpi kpi) {
        return kpis.months(kpi);
    }

    /** Of a stage. */
    List<HeldKpi> kpis(String stage) {
        return kpis.held.get().stream().filter(kpi -> kpi.stage().equals(stage)).toList();
    }

    /** Works out what is going to be read, side by side, so that it is there then. A fault is left to who reads. */
    public MapCells prepare(Set<CellPart> parts) {
        boolean pains = parts.contains(CellPart.PAINS);
        boolean said = pains || parts.stream().anyMatch(part -> part != CellPart.KPIS);
        Lazy.sideBySide(said ? feedback : null, pains ? conformance : null);
        Lazy.sideBySide(
                parts.contains(CellPart.EFFECTS) ? effects : null, parts.contains(CellPart.FEELINGS) ? feelings : null);
        Lazy.sideBySide(
                parts.contains(CellPart.VOICES) ? voices : null,
                pains || parts.contains(CellPart.KPIS) ? kpis.held : null);
        if (parts.contains(CellPart.PAGE)) {
            var unused = List.of(columns(), journeys.chain());
            Lazy.sideBySide(this.pains, page);
        }
        return this;
    }

    /** What only a page shows of each column. */
    private boolean fillPage() {
        for (StageColumn column : columns()) {
            column.goalFigures();
            column.kpis().forEach(kpi -> months(kpi.kpi()));
            column.opportunities().forEach(this::gain);
        }
        return !channels().isEmpty();
    }

    /** Beside the map's design; empty without one. */
    public Optional<LaidConformance> conformance() {
        return conformance.get();
    }

    /** Worst first. @param stage null: of all, and those outside */
    public List<PainPoint> painPoints(@Nullable String stage, int first) {
        return pains.get().stream()
                .filter(pain -> stage == null || Objects.equals(pain.stage(), stage))
                .limit(first)
                .toList();
    }

    /** Found outside the stages, worst first. */
    List<PainPoint> painsOutside(int first) {
        return pains.get().stream()
                .filter(pain -> pain.stage() == null)
                .limit(first)
                .toList();
    }

    /** @param body what is asked of the journeys */
    public Evidence evidence(String body) {
        return PainPlaces.evidence(journeys, body);
    }
}
