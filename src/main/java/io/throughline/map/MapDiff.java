package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where maps differ in what people wrote. */
public final class MapDiff {
    private MapDiff() {}

    /** In the order of the later one; what was removed stands last. */
    public static List<DiffItem> between(JourneyMap before, JourneyMap after) {
        return between("", FlatMap.of(before), FlatMap.of(after));
    }

    private static List<DiffItem> between(String at, Map<String, String> before, Map<String, String> after) {
        List<DiffItem> items = new ArrayList<>();
        after.forEach((path, text) -> {
            String old = before.get(path);
            if (!text.equals(old)) {
                DiffItem.Kind kind = old == null ? DiffItem.Kind.ADDED : DiffItem.Kind.CHANGED;
                items.add(new DiffItem(at + path, kind, old, text));
            }
        });
        before.forEach((path, text) -> {
            if (!after.containsKey(path)) {
                items.add(new DiffItem(at + path, DiffItem.Kind.REMOVED, text, null));
            }
        });
        return items;
    }

    /** A whole map that comes or goes is one line. */
    static List<DiffItem> of(@Nullable JourneyMap before, @Nullable JourneyMap after) {
        if (before != null && after != null) {
            return between("maps/" + after.id() + "/", FlatMap.of(before), FlatMap.of(after));
        }
        if (after != null) {
            return List.of(new DiffItem("maps/" + after.id(), DiffItem.Kind.ADDED, null, line(after)));
        }
        return before == null
                ? List.of()
                : List.of(new DiffItem("maps/" + before.id(), DiffItem.Kind.REMOVED, line(before), null));
    }

    private static String line(JourneyMap map) {
        return map.name() + " (" + map.stages().size() + (map.stages().size() == 1 ? " stage)" : " stages)");
    }

    static List<DiffItem> ofDepartments(List<Department> before, List<Department> after) {
        return between("departments/", names(before), names(after)).stream()
                .filter(item -> item.change() != DiffItem.Kind.REMOVED)
                .toList();
    }

    private static Map<String, String> names(List<Department> departments) {
        Map<String, String> names = new LinkedHashMap<>();
        departments.forEach(department -> names.put(department.id(), department.name()));
        return names;
    }
}
