package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be written at once.
 *
 * @param saved maps as they should be; the revision of each is the one the edit was made on, 0 for a new map
 * @param deleted maps that are to go, with the revision that was seen
 * @param departments new or renamed ones
 * @param talk comments that are new or changed, and versions that are new, as another store kept them
 * @param action what the audit log calls it
 * @param by who writes
 */
public record MapEdits(
        List<JourneyMap> saved,
        List<JourneyMap> deleted,
        List<Department> departments,
        Talk talk,
        String action,
        String by) {
    public MapEdits {
        saved = List.copyOf(saved);
        deleted = List.copyOf(deleted);
        departments = List.copyOf(departments);
    }

    public MapEdits(List<JourneyMap> saved, List<JourneyMap> deleted, String action, String by) {
        this(saved, deleted, List.of(), Talk.NOTHING, action, by);
    }

    public boolean isEmpty() {
        return saved.isEmpty() && deleted.isEmpty() && departments.isEmpty() && talk.isEmpty();
    }

    /** What is edited, by id: maps, departments, and what was talked of. */
    public List<String> names() {
        return Stream.of(
                        Stream.concat(saved.stream(), deleted.stream()).map(JourneyMap::id),
                        departments.stream().map(one -> "departments/" + one.id()),
                        talk.comments().stream().map(one -> "comments/" + one.id()),
                        talk.versions().stream().map(MapVersion::map))
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }
}
