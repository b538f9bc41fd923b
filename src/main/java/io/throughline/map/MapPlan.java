package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<Department> departments,
        Talk talk) {

    static MapPlan refused(List<MapFault> faults) {
        return new MapPlan(List.of(), faults, List.of(), List.of(), List.of(), List.of(), Talk.NOTHING);
    }

    static MapPlan of(Kept kept, List<JourneyMap> maps, List<Department> departments, Talk told, boolean prune) {
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
        TalkChanges talk =
                told.isEmpty() ? TalkChanges.NONE : TalkChanges.of(kept.talk().get(), told);
        items.addAll(talk.items());
        raise(
                saved,
                Stream.concat(maps.stream(), kept.maps().stream()).toList(),
                talk.written().versions());
        return talk.faults().isEmpty()
                ? new MapPlan(items, List.of(), List.copyOf(maps), saved, deleted, renamed, talk.written())
                : refused(talk.faults());
    }

    /** A map is at the last of its versions. */
    private static void raise(List<JourneyMap> saved, List<JourneyMap> known, List<MapVersion> versions) {
        for (MapVersion version : versions) {
            JourneyMap map = Stream.concat(saved.stream(), known.stream())
                    .filter(each -> each.id().equals(version.map()))
                    .findFirst()
                    .orElseThrow();
            if (map.version() < version.number()) {
                saved.removeIf(each -> each.id().equals(map.id()));
                saved.add(map.kept(map.revision(), version.number(), map.updated()));
            }
        }
    }

    /** What is to be written. */
    public MapEdits edits(String by) {
        return new MapEdits(saved, deleted, departments, talk, "applyMaps", by);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
