package io.throughline.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parts that a file names among those that are kept. */
final class Merged {
    private Merged() {}

    /**
     * What the file names, in its order, and each other part behind the one that stood before it.
     *
     * @param elsewhere ids that the file names at another place
     */
    static <T> List<T> of(List<T> named, List<T> kept, Function<T, String> id, Set<String> elsewhere) {
        Set<String> ids = named.stream().map(id).collect(Collectors.toSet());
        List<T> merged = new ArrayList<>(named);
        int place = 0;
        for (T part : kept) {
            if (ids.contains(id.apply(part))) {
                place = 1 + placeOf(merged, id, id.apply(part));
            } else if (!elsewhere.contains(id.apply(part))) {
                merged.add(place++, part);
            }
        }
        return merged;
    }

    private static <T> int placeOf(List<T> parts, Function<T, String> id, String sought) {
        int place = 0;
        while (!id.apply(parts.get(place)).equals(sought)) {
            place++;
        }
        return place;
    }
}
