package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Kpi;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a company believes of a journey, as people wrote it. What the data show beside it is worked out anew for every answer.
 *
 * @param personas whose journey it is; the first is shown first
 * @param scope of its figures, as members of the input type {@code JourneyScope}; empty: all journeys
 * @param revision raised by every edit; 0 before the first is kept
 * @param version the last one published; 0: none
 * @param updated who wrote it last, and when; null before it is kept
 */
public record JourneyMap(
        String id,
        String name,
        MapKind kind,
        MapStatus status,
        @Nullable String description,
        List<String> personas,
        Map<String, Object> scope,
        List<MapStage> stages,
        @Nullable MapDesign design,
        int revision,
        int version,
        @Nullable Signed updated) {
    /** Most stages of a map. */
    public static final int MAX_STAGES = 50;

    private static final int MAX_PERSONAS = 20;

    public JourneyMap {
        personas = List.copyOf(personas);
        scope = Collections.unmodifiableMap(new LinkedHashMap<>(scope));
        stages = List.copyOf(stages);
        Checked.id("id", id);
        Checked.name("name", name);
        Checked.text("description", description);
        Checked.most("personas", personas, MAX_PERSONAS);
        Checked.once("personas", personas, persona -> persona);
        if (stages.isEmpty() || stages.size() > MAX_STAGES) {
            throw new InvalidArgument("stages", stages.size(), "1 to " + MAX_STAGES + " stages");
        }
        Checked.once("stages", stages, MapStage::id);
        Checked.once(
                "touchpoints",
                stages.stream().flatMap(stage -> stage.touchpoints().stream()).toList(),
                touchpoint -> touchpoint);
        Checked.once(
                "goals",
                stages.stream().flatMap(stage -> stage.goals().stream()).toList(),
                Goal::id);
    }

    /** A draft with one stage and nothing in it. */
    public static JourneyMap empty(String id, String name) {
        MapStage only = new MapStage(
                "stage-1", "Stage 1", null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new JourneyMap(
                id, name, MapKind.AS_IS, MapStatus.DRAFT, null, List.of(), Map.of(), List.of(only), null, 0, 0, null);
    }

    /** The same under another name, of other personas. */
    public JourneyMap named(String other, List<String> of) {
        return new JourneyMap(
                id, other, kind, status, description, of, scope, stages, design, revision, version, updated);
    }

    public Optional<MapStage> stage(String stage) {
        return stages.stream().filter(s -> s.id().equals(stage)).findFirst();
    }

    /** Stage ids by touchpoint, in the order of the map; touchpoints that it does not name lie in no stage. */
    public Map<String, String> stageOf() {
        Map<String, String> scheme = new LinkedHashMap<>();
        stages.forEach(stage -> stage.touchpoints().forEach(touchpoint -> scheme.put(touchpoint, stage.id())));
        return scheme;
    }

    /** As it is kept. */
    public JourneyMap kept(int newRevision, int newVersion, @Nullable Signed by) {
        return new JourneyMap(
                id, name, kind, status, description, personas, scope, stages, design, newRevision, newVersion, by);
    }

    /** A stage of it also holds a figure to its target. */
    public JourneyMap holding(String stage, Kpi kpi) {
        List<MapStage> all = stages.stream()
                .map(one -> one.id().equals(stage) ? one.holding(kpi) : one)
                .toList();
        return new JourneyMap(
                id, name, kind, status, description, personas, scope, all, design, revision, version, updated);
    }

    public JourneyMap withDesign(MapDesign other) {
        return new JourneyMap(
                id, name, kind, status, description, personas, scope, stages, other, revision, version, updated);
    }

    /** Whether it is read from a version, and not as it stands. */
    public boolean isVersion() {
        return revision == 0 && version > 0;
    }

    /** When it was last written; the epoch before it is kept. */
    public Instant updatedAt() {
        return updated == null ? Instant.EPOCH : updated.at();
    }
}
