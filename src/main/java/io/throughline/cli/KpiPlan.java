package io.throughline.cli;

import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What taking figures from a file would change.
 *
 * @param departments those that are new or have another name
 * @param saved those that are new or differ, with the revision that is kept
 * @param deleted those that are not in the file, where they are to go
 */
record KpiPlan(List<Department> departments, List<Kpi> saved, List<Kpi> deleted, List<String> lines) {

    /** @param prune figures that the file does not name are to go; departments stay */
    static KpiPlan of(KpiFile stored, KpiFile wanted, boolean prune) {
        List<String> lines = new ArrayList<>();
        List<Department> departments = departments(stored.departments(), wanted.departments(), lines);
        Map<String, Kpi> left = new LinkedHashMap<>();
        stored.kpis().forEach(kpi -> left.put(kpi.id(), kpi));
        List<Kpi> saved = new ArrayList<>();
        for (Kpi kpi : wanted.kpis()) {
            Kpi before = left.remove(kpi.id());
            Kpi after = kpi.withRevision(before == null ? 0 : before.revision());
            addLines(lines, before, after);
            if (!after.equals(before)) {
                saved.add(after);
            }
        }
        left.keySet().forEach(id -> lines.add(prune ? "- " + id : "  " + id + " (not in the file, stays)"));
        return new KpiPlan(departments, saved, prune ? List.copyOf(left.values()) : List.of(), lines);
    }

    private static List<Department> departments(List<Department> stored, List<Department> wanted, List<String> lines) {
        List<Department> changed = new ArrayList<>();
        for (Department one : wanted) {
            if (!stored.contains(one)) {
                boolean known = stored.stream().anyMatch(other -> other.id().equals(one.id()));
                lines.add((known ? "~" : "+") + " department " + one.id() + ": " + one.name());
                changed.add(one);
            }
        }
        return changed;
    }

    boolean isEmpty() {
        return departments.isEmpty() && saved.isEmpty() && deleted.isEmpty();
    }

    private static void addLines(List<String> lines, @Nullable Kpi before, Kpi after) {
        if (before == null) {
            lines.add("+ " + after.id() + ": " + after.formula().text());
            return;
        }
        lines.add((before.equals(after) ? "= " : "~ ") + after.id());
        Map<String, Object> was = KpiFile.fields(before);
        Map<String, Object> is = KpiFile.fields(after);
        TreeSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            Object old = was.getOrDefault(key, "");
            Object now = is.getOrDefault(key, "");
            if (!old.equals(now)) {
                lines.add("    " + key + " - " + old);
                lines.add("    " + key + " + " + now);
            }
        }
    }
}
