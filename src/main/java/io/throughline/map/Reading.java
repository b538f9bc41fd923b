package io.throughline.map;

import io.throughline.journey.Names;
import io.throughline.kpi.Kpi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A file being read: what is said anew, what stays, and what is to be looked at once a map is whole. */
final class Reading {
    private static final String REMOVE = "remove";

    final Faults faults = new Faults();
    final MapWords words;
    final Prune prune;
    final Signed by;
    final Set<String> departments = new LinkedHashSet<>();
    final Map<String, Kpi> kpis;

    /** Checks that need the whole map, in the order of the file. */
    final List<Consumer<JourneyMap>> later = new ArrayList<>();

    /** Where the file names a part, by its kind and id. */
    final Map<String, Node> places = new LinkedHashMap<>();

    Reading(MapWords words, Kept kept, Prune prune, Signed by) {
        kpis = kept.kpis().stream().collect(Collectors.toMap(Kpi::id, kpi -> kpi));
        this.words = words;
        this.prune = prune;
        this.by = by;
    }

    /** What the file does not name of a map goes. */
    boolean prune() {
        return prune.takesParts();
    }

    /** What the file says at a key, where it names it; else what is kept, unless that is to go. */
    <T> @Nullable T either(Part part, String key, Supplier<@Nullable T> said, @Nullable T kept) {
        return part.has(key) ? said.get() : prune() ? null : kept;
    }

    /** What may not go: the file need not repeat it. */
    String requiredOr(Part part, String key, @Nullable String kept) {
        return part.has(key) || kept == null ? part.required(key) : kept;
    }

    /** A name, as {@link #requiredOr}; one that is kept may be what it is. */
    String name(Part part, String key, @Nullable String kept) {
        String name = requiredOr(part, key, kept);
        return words.tells() && !name.equals(kept) ? Names.require(key, name) : name;
    }

    /**
     * A list of parts with ids; one that says {@code remove: true} goes.
     *
     * @param elsewhere ids of its kind that the file names in other stages
     */
    <T> List<T> merged(
            Part part,
            String key,
            Set<String> allowed,
            List<T> kept,
            Function<T, String> id,
            Set<String> elsewhere,
            BiFunction<Part, String, @Nullable T> read) {
        List<T> named = new ArrayList<>();
        Set<String> gone = new HashSet<>(elsewhere);
        Set<String> known = new LinkedHashSet<>(allowed);
        known.add(REMOVE);
        for (Part each : part.parts(key, known)) {
            String name = each.required("id");
            if (places.put(key + " " + name, each.near("id")) != null) {
                faults.add(each.near("id"), "the id " + name + " stands here twice; use each once");
            }
            if (each.flag(REMOVE)) {
                remove(each, name, kept.stream().map(id).toList());
                gone.add(name);
                continue;
            }
            T one = read.apply(each, name);
            if (one != null) {
                named.add(one);
            }
        }
        return Merged.of(named, prune() ? List.of() : kept, id, gone);
    }

    private void remove(Part part, String id, List<String> kept) {
        if (part.keys().size() > 2) {
            faults.add(part.near(REMOVE), "what is to go says only its id");
        } else if (!kept.contains(id)) {
            faults.unknown(part.near("id"), "what is to go,", id, new LinkedHashSet<>(kept));
        }
    }

    void persona(Node at, String id) {
        if (words.tells() && !words.personas().contains(id)) {
            faults.unknown(at, "the persona", id, words.personas());
        }
    }

    void touchpoint(Node at, String id) {
        if (words.tells() && !words.touchpoints().contains(id)) {
            faults.unknown(at, "the touchpoint", id, words.touchpoints());
        }
    }

    @Nullable
    String department(Part part, String key, @Nullable String kept) {
        String id = either(part, key, () -> part.text(key), kept);
        if (id != null && part.has(key) && words.tells() && !departments.contains(id)) {
            faults.unknown(part.near(key), "the department", id, departments);
        }
        return id;
    }

    @Nullable
    String pattern(Part part, String key, @Nullable String kept) {
        String pattern = either(part, key, () -> part.text(key), kept);
        if (pattern != null && part.has(key)) {
            later.add(map -> faults.check(part.near(key), () -> words.checkPattern(pattern, map)));
        }
        return pattern;
    }

    /** The signature of what says the same as before stays. */
    <T> T sign(T said, @Nullable T kept, Function<T, T> bare, Function<T, T> signed) {
        return kept != null && Objects.equals(bare.apply(said), bare.apply(kept)) ? kept : signed.apply(said);
    }
}
