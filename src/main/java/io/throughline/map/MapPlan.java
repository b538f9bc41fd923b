package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file would change.
 *
 * @param items what it adds, changes and removes
 * @param faults why it cannot be applied; then nothing of it is
 * @param maps those that the file names, as they would be
 */
public record MapPlan(
        List<DiffItem> items,
        List<MapFault> faults,
        List<JourneyMap> maps,
        List<JourneyMap> saved,
        List<JourneyMap> deleted,
        List<Department> departments) {

    static MapPlan refused(List<MapFault> faults) {
        return new MapPlan(List.of(), faults, List.of(), List.of(), List.of(), List.of());
    }

    static MapPlan of(Kept kept, List<JourneyMap> maps, List<Department> departments, boolean prune) {
        Set<String> named = maps.stream().map(JourneyMap::id).collect(Collectors.toSet());
        List<JourneyMap> deleted = kept.maps().stream()
                .filter(map -> prune && !named.contains(map.id()))
                .toList();
        List<Department> renamed = departments.stream()
                .filter(d -> !kept.departments().contains(d))
                .toList();
        List<DiffItem> items = new ArrayList<>(MapDiff.ofDepartments(kept.departments(), renamed));
        List<JourneyMap> saved = new ArrayList<>();
        for (JourneyMap map : maps) {
            Optional<JourneyMap> before = kept.map(map.id());
            List<DiffItem> changes = MapDiff.of(before.orElse(null), map);
            items.addAll(changes);
            if (!changes.isEmpty()) {
                saved.add(map);
            }
        }
        deleted.forEach(map -> items.addAll(MapDiff.of(map, null)));
        return new MapPlan(items, List.of(), List.copyOf(maps), saved, deleted, renamed);
    }

    /** What is to be written. */
    public MapEdits edits(String by) {
        return new MapEdits(saved, deleted, departments, by);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
