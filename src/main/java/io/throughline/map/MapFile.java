package io.throughline.map;

import io.throughline.journey.EditConflict;
import io.throughline.journey.YamlFaults;
import io.throughline.kpi.Department;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Maps from YAML, laid beside those that are kept. What the file does not name stays, unless it is to go. */
public final class MapFile {
    private static final int MAX_CHARACTERS = 5_000_000;
    private static final Set<String> TOP = Set.of("maps", "departments", "comments", "versions");
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "id", "name", "kind", "status", "description", "revision", "personas", "scope", "stages", "design"));
    private static final Set<String> DEPARTMENT = Set.of("id", "name");

    private final Reading reading;
    private final Kept kept;
    private final List<Department> departments = new ArrayList<>();
    private final List<JourneyMap> maps = new ArrayList<>();
    private Talk talk = Talk.NOTHING;

    private MapFile(Kept kept, Reading reading) {
        this.kept = kept;
        this.reading = reading;
    }

    /**
     * What a file would change. Throws {@code EditConflict} where it would change a map of another revision than it names.
     *
     * @param prune what goes because the file does not name it
     */
    public static MapPlan plan(String yaml, Kept kept, MapWords words, Prune prune, Signed by) {
        MapFile file = new MapFile(kept, new Reading(words, kept, prune, by));
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_CHARACTERS);
            options.setMaxAliasesForCollections(0);
            Node top = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (top == null) {
                return MapPlan.refused(
                        List.of(new MapFault(1, 1, "the text is empty; it needs maps: or departments:")));
            }
            file.read(new Part(top, file.reading.faults, TOP));
        } catch (MarkedYAMLException e) {
            return MapPlan.refused(List.of(new MapFault(
                    e.getProblemMark().getLine() + 1,
                    e.getProblemMark().getColumn() + 1,
                    "no YAML: " + e.getProblem())));
        } catch (YAMLException e) {
            return MapPlan.refused(List.of(new MapFault(1, 1, "no " + YamlFaults.of(e.getMessage()))));
        }
        List<MapFault> faults = file.reading.faults.list();
        return faults.isEmpty()
                ? MapPlan.of(kept, file.maps, file.departments, file.talk, prune.takesMaps())
                : MapPlan.refused(faults);
    }

    /** All of a text that was checked before. Throws {@link IllegalArgumentException} where it does not hold together. */
    public static MapPlan trusted(String yaml, Signed by) {
        MapPlan plan = plan(yaml, Kept.NOTHING, new AnyWords(), Prune.NOTHING, by);
        if (!plan.faults().isEmpty()) {
            throw new IllegalArgumentException(plan.faults().toString());
        }
        return plan;
    }

    /** A map as a version kept it. */
    public static JourneyMap read(MapVersion version) {
        Signed by = new Signed(version.by(), version.at());
        return trusted(version.yaml(), by).maps().get(0).kept(0, version.number(), by);
    }

    private void read(Part top) {
        kept.departments().forEach(known -> reading.departments.add(known.id()));
        for (Part part : top.parts("departments", DEPARTMENT)) {
            department(part);
        }
        Set<String> ids = new HashSet<>();
        if (top.saysNothing("maps")) {
            reading.faults.add(top.near("maps"), "maps is a list; write maps: [] where there is none");
        }
        for (Part part : top.parts("maps", KEYS)) {
            String id = part.required("id");
            if (!ids.add(id)) {
                reading.faults.add(part.near("id"), "the map " + id + " stands here twice; keep one");
            }
            map(part, id, kept.map(id).orElse(null));
        }
        kept.maps().forEach(known -> ids.add(known.id()));
        talk = new TalkReader(reading.faults).read(top, ids);
        if (reading.faults.list().isEmpty()) {
            new Claims(kept, maps, reading).check();
        }
    }

    private void department(Part part) {
        String id = part.required("id");
        Department old = kept.departments().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElse(null);
        reading.departments.add(id);
        reading.faults.make(part, () -> {
            reading.name(part, "id", old == null ? null : id);
            Checked.name("id", id);
            String name = part.has("name") ? reading.name(part, "name", old == null ? null : old.name()) : id;
            Checked.name("name", name);
            return departments.add(new Department(id, name));
        });
    }

    private void map(Part part, String id, @Nullable JourneyMap old) {
        reading.later.clear();
        reading.places
                .keySet()
                .removeIf(key -> key.startsWith("touchpoint ")
                        || key.startsWith("goals ")
                        || key.startsWith("steps ")
                        || key.startsWith("stages "));
        JourneyMap map = reading.faults.make(part, () -> read(part, id, old));
        if (map == null) {
            return;
        }
        reading.later.forEach(check -> check.accept(map));
        maps.add(map);
        Integer seen = part.whole("revision");
        if (seen != null
                && seen != (old == null ? 0 : old.revision())
                && (old == null || !FlatMap.of(map).equals(FlatMap.of(old)))) {
            throw new EditConflict(
                    "map " + id,
                    old == null ? 0 : old.revision(),
                    old == null ? "none" : MapText.of(old),
                    MapText.of(map));
        }
    }

    private JourneyMap read(Part part, String id, @Nullable JourneyMap old) {
        String name = reading.name(part, "name", old == null ? null : old.name());
        MapKind kind =
                reading.either(part, "kind", () -> part.word("kind", MapKind.class), old == null ? null : old.kind());
        MapStatus status = reading.either(
                part, "status", () -> part.word("status", MapStatus.class), old == null ? null : old.status());
        String description = reading.either(
                part, "description", () -> part.text("description"), old == null ? null : old.description());
        List<String> personas =
                reading.either(part, "personas", () -> personas(part), old == null ? null : old.personas());
        Map<String, Object> scope = scope(part, old);
        List<MapStage> stages = stages(part, id, old);
        Set<String> ids = stages.stream().map(MapStage::id).collect(Collectors.toCollection(LinkedHashSet::new));
        MapDesign design = new DesignReader(reading, ids).read(part, old == null ? null : old.design());
        return new JourneyMap(
                id,
                name,
                kind == null ? MapKind.AS_IS : kind,
                status == null ? MapStatus.DRAFT : status,
                description,
                personas == null ? List.of() : personas,
                scope,
                stages,
                design,
                old == null ? 0 : old.revision(),
                old == null ? 0 : old.version(),
                old == null ? null : old.updated());
    }

    private List<String> personas(Part part) {
        List<Part.Texted> all = part.texts("personas");
        all.forEach(persona -> reading.persona(persona.node(), persona.text()));
        return all.stream().map(Part.Texted::text).toList();
    }

    private Map<String, Object> scope(Part part, @Nullable JourneyMap old) {
        if (!part.has("scope")) {
            return old == null || reading.prune() ? Map.of() : old.scope();
        }
        Object said = part.plain("scope");
        Map<String, Object> scope = new HashMap<>();
        if (said instanceof Map<?, ?> members) {
            members.forEach((key, value) -> {
                if (value != null) {
                    scope.put(String.valueOf(key), value);
                }
            });
        } else if (said != null) {
            reading.faults.add(part.near("scope"), "scope has members such as channels: [web]");
        }
        reading.faults.check(part.near("scope"), () -> reading.words.checkScope(scope));
        return new TreeMap<>(scope);
    }

    private List<MapStage> stages(Part part, String id, @Nullable JourneyMap old) {
        StageReader reader = new StageReader(reading, id, old, named(part));
        List<MapStage> before = old == null || reading.prune()
                ? List.of()
                : old.stages().stream().map(reader::rest).toList();
        if (!part.has("stages")) {
            return before;
        }
        List<MapStage> stages =
                reading.merged(part, "stages", StageReader.KEYS, before, MapStage::id, Set.of(), reader::read);
        return old == null ? stages : withoutLostPains(stages, old);
    }

    /** A pain point that goes is no longer eased. */
    private static List<MapStage> withoutLostPains(List<MapStage> stages, JourneyMap old) {
        Set<String> lost = painsOf(old.stages());
        lost.removeAll(painsOf(stages));
        return lost.isEmpty()
                ? stages
                : stages.stream().map(stage -> stage.withoutEased(lost)).toList();
    }

    private static Set<String> painsOf(List<MapStage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.pains().stream())
                .map(DeclaredPain::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Ids that the file names in the stages of a map, by the key of their lists. */
    private static Map<String, Set<String>> named(Part map) {
        Map<String, Set<String>> named = new HashMap<>();
        for (Part stage : new Part(map.node, new Faults(), Set.of()).parts("stages", Set.of())) {
            for (String key : List.of("goals", "pains", "kpis", "opportunities", "touchpoints")) {
                Set<String> ids = named.computeIfAbsent(key, k -> new HashSet<>());
                if (!stage.has(key)) {
                    continue;
                }
                for (Node item : stage.list(key)) {
                    String id = item instanceof ScalarNode scalar
                            ? scalar.getValue()
                            : new Part(item, new Faults(), Set.of()).text("id");
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
        }
        return named;
    }
}
