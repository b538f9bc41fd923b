package io.throughline.cli;

import io.throughline.persona.Persona;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What taking personas from a file would change.
 *
 * @param defined those that are new or differ
 * @param deleted those that are not in the file, where they are to go
 */
record PersonaPlan(List<Persona> defined, List<Persona> deleted, List<String> lines) {

    /** @param prune personas that the file does not name are to go */
    static PersonaPlan of(List<Persona> stored, List<Persona> wanted, boolean prune) {
        Map<String, Persona> left = new LinkedHashMap<>();
        stored.forEach(persona -> left.put(persona.id(), persona));
        List<Persona> defined = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Persona persona : wanted) {
            Persona before = left.remove(persona.id());
            lines.addAll(lines(before, persona));
            if (!persona.equals(before)) {
                defined.add(persona);
            }
        }
        left.keySet().forEach(id -> lines.add(prune ? "- " + id : "  " + id + " (not in the file, stays)"));
        return new PersonaPlan(defined, prune ? List.copyOf(left.values()) : List.of(), lines);
    }

    boolean isEmpty() {
        return defined.isEmpty() && deleted.isEmpty();
    }

    void print(PrintWriter out) {
        lines.forEach(out::println);
    }

    private static List<String> lines(@Nullable Persona before, Persona after) {
        if (before == null) {
            return List.of("+ " + after.id() + ": " + after.rule());
        }
        if (before.equals(after)) {
            return List.of("= " + after.id());
        }
        List<String> lines = new ArrayList<>();
        lines.add("~ " + after.id());
        line(lines, "name", before.name(), after.name());
        line(lines, "rule", before.rule(), after.rule());
        line(lines, "description", before.description(), after.description());
        line(lines, "goals", before.goals(), after.goals());
        line(lines, "color", before.color(), after.color());
        return lines;
    }

    private static void line(List<String> lines, String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            lines.add("    " + key + " - " + (before == null ? "" : before));
            lines.add("    " + key + " + " + (after == null ? "" : after));
        }
    }
}
