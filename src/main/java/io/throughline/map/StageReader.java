package io.throughline.map;

import io.throughline.journey.TimeArguments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the stages of one map. */
final class StageReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "id", "name", "description", "owner", "touchpoints", "goals", "feeling", "pains", "kpis", "opportunities"));
    private static final Set<String> GOAL = Set.of("id", "persona", "text", "importance", "success", "within");
    private static final Set<String> FEELING = Set.of("asIs", "toBe", "note");
    private static final Set<String> PAIN = Set.of("id", "text", "at", "pattern", "personas");

    private final Reading reading;
    private final @Nullable JourneyMap kept;
    private final Map<String, Set<String>> named;
    private final ChanceReader chances;

    /** @param named ids that the file names anywhere in the map, by the key of their lists */
    StageReader(Reading reading, String map, @Nullable JourneyMap kept, Map<String, Set<String>> named) {
        this.reading = reading;
        this.kept = kept;
        this.named = named;
        this.chances = new ChanceReader(reading, map);
    }

    @Nullable
    MapStage read(Part part, String id) {
        MapStage old = kept == null ? null : kept.stage(id).orElse(null);
        String description = reading.either(
                part, "description", () -> part.text("description"), old == null ? null : old.description());
        String owner = reading.department(part, "owner", old == null ? null : old.owner());
        return reading.faults.make(
                part,
                () -> new MapStage(
                        id,
                        reading.name(part, "name", old == null ? null : old.name()),
                        description,
                        owner,
                        touchpoints(part, old),
                        list(part, "goals", GOAL, MapStage::goals, old, Goal::id, this::goal),
                        feelings(part, old),
                        list(part, "pains", PAIN, MapStage::pains, old, DeclaredPain::id, this::pain),
                        list(part, "kpis", ChanceReader.KPI_KEYS, MapStage::kpis, old, k -> k.id(), chances::kpi),
                        list(
                                part,
                                "opportunities",
                                ChanceReader.KEYS,
                                MapStage::opportunities,
                                old,
                                Opportunity::id,
                                (each, before) -> chances.opportunity(each, id, before))));
    }

    /** A stage that the file does not name loses what the file names elsewhere. */
    MapStage rest(MapStage old) {
        return new MapStage(
                old.id(),
                old.name(),
                old.description(),
                old.owner(),
                without("touchpoints", old.touchpoints(), t -> t),
                without("goals", old.goals(), Goal::id),
                old.feelings(),
                without("pains", old.pains(), DeclaredPain::id),
                without("kpis", old.kpis(), kpi -> kpi.id()),
                without("opportunities", old.opportunities(), Opportunity::id));
    }

    private <T> List<T> without(String key, List<T> parts, Function<T, String> id) {
        Set<String> gone = named.getOrDefault(key, Set.of());
        return parts.stream().filter(part -> !gone.contains(id.apply(part))).toList();
    }

    /** Reads one part of a list. */
    interface One<T> {
        /** @param before what is kept of it, in whatever stage */
        @Nullable
        T read(Part part, @Nullable T before);
    }

    private <T> List<T> list(
            Part part,
            String key,
            Set<String> allowed,
            Function<MapStage, List<T>> of,
            @Nullable MapStage old,
            Function<T, String> id,
            One<T> one) {
        return reading.merged(
                part,
                key,
                allowed,
                old == null ? List.of() : of.apply(old),
                id,
                named.getOrDefault(key, Set.of()),
                (each, name) -> one.read(each, before(of, id, name)));
    }

    private <T> @Nullable T before(Function<MapStage, List<T>> of, Function<T, String> id, String name) {
        return Stream.ofNullable(kept)
                .flatMap(map -> map.stages().stream())
                .flatMap(stage -> of.apply(stage).stream())
                .filter(part -> id.apply(part).equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<String> touchpoints(Part part, @Nullable MapStage old) {
        if (!part.has("touchpoints")) {
            return old == null || reading.prune() ? List.of() : without("touchpoints", old.touchpoints(), t -> t);
        }
        List<String> ids = new ArrayList<>();
        for (Part.Texted each : part.texts("touchpoints")) {
            reading.touchpoint(each.node(), each.text());
            if (reading.places.put("touchpoint " + each.text(), each.node()) != null) {
                reading.faults.add(
                        each.node(), "the touchpoint \"" + each.text() + "\" lies in one stage only; keep one");
            } else {
                ids.add(each.text());
            }
        }
        return ids;
    }

    private @Nullable Goal goal(Part part, @Nullable Goal old) {
        String persona =
                reading.either(part, "persona", () -> part.text("persona"), old == null ? null : old.persona());
        if (persona != null && part.has("persona")) {
            reading.persona(part.near("persona"), persona);
        }
        String text = reading.requiredOr(part, "text", old == null ? null : old.text());
        Double importance = reading.either(
                part, "importance", () -> part.number("importance"), old == null ? null : old.importance());
        String success = reading.pattern(part, "success", old == null ? null : old.success());
        return reading.faults.make(
                part,
                () -> new Goal(
                        part.required("id"),
                        persona,
                        text,
                        importance,
                        success,
                        reading.either(
                                part,
                                "within",
                                () -> TimeArguments.duration("within", part.text("within")),
                                old == null ? null : old.within())));
    }

    private List<DrawnFeeling> feelings(Part part, @Nullable MapStage old) {
        List<DrawnFeeling> before = old == null ? List.of() : old.feelings();
        List<DrawnFeeling> said = new ArrayList<>();
        Part all = part.part("feeling", Set.of());
        if (all == null) {
            return reading.prune() || part.has("feeling") ? List.of() : before;
        }
        for (String persona : all.keys()) {
            reading.persona(all.near(persona), persona);
            Part one = new Part(all.near(persona), reading.faults, FEELING);
            DrawnFeeling drawn = reading.faults.make(
                    one,
                    () -> new DrawnFeeling(persona, one.number("asIs"), one.number("toBe"), one.text("note"), null));
            DrawnFeeling known = before.stream()
                    .filter(f -> f.persona().equals(persona))
                    .findFirst()
                    .orElse(null);
            if (drawn != null) {
                said.add(reading.sign(drawn, known, f -> f.signed(null), f -> f.signed(reading.by)));
            }
        }
        return Merged.of(said, reading.prune() ? List.of() : before, DrawnFeeling::persona, new HashSet<>());
    }

    private @Nullable DeclaredPain pain(Part part, @Nullable DeclaredPain old) {
        String text = reading.requiredOr(part, "text", old == null ? null : old.text());
        String at = reading.either(part, "at", () -> part.text("at"), old == null ? null : old.at());
        if (at != null && part.has("at")) {
            reading.touchpoint(part.near("at"), at);
        }
        String pattern = reading.pattern(part, "pattern", old == null ? null : old.pattern());
        List<Part.Texted> personas = part.texts("personas");
        personas.forEach(persona -> reading.persona(persona.node(), persona.text()));
        List<String> hurt = reading.either(
                part,
                "personas",
                () -> personas.stream().map(Part.Texted::text).toList(),
                old == null ? null : old.personas());
        DeclaredPain pain = reading.faults.make(
                part,
                () -> new DeclaredPain(part.required("id"), text, at, pattern, hurt == null ? List.of() : hurt, null));
        return pain == null ? null : reading.sign(pain, old, p -> p.signed(null), p -> p.signed(reading.by));
    }
}
