package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.List;
import java.util.Optional;

/** Where maps and their versions are kept. Implemented by the store. */
public interface MapStore {
    /** By id. */
    List<JourneyMap> list();

    default Optional<JourneyMap> find(String id) {
        return list().stream().filter(map -> map.id().equals(id)).findFirst();
    }

    /** All or nothing. Throws {@code EditConflict} where a map is at another revision than the edit was made on. */
    void write(MapEdits edits);

    /** Writes, and takes all of it back: whoever edits next does not wait for what the first edit of a process has to make ready. */
    default void rehearse(MapEdits edits) {}

    /** Creates the maps of a sample market, which leave with it unless somebody edits them. Does nothing where there is any map. */
    void writeSample(List<JourneyMap> maps, List<Department> departments);

    /** Those that have a name of their own, by id. */
    List<Department> departments();

    /** Newest first. */
    List<MapVersion> versions(String map);

    /** All comments, and all versions by map and number. */
    Talk talk();

    /** Keeps a version of a map and makes it the map's last one. @param seen the map's revision; another one is {@code EditConflict} */
    void publish(MapVersion version, int seen);
}
