package memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows that hang on imports and leave with them. */
final class ToldByImports<T> {
    private final Map<Integer, List<T>> told = new TreeMap<>();

    @SafeVarargs
    final void add(int place, T... rows) {
        told.computeIfAbsent(place, p -> new ArrayList<>()).addAll(List.of(rows));
    }

    void removeFirst() {
        told.remove(0);
    }

    void load(int from, int to, Consumer<T> sink) {
        told.forEach((place, rows) -> {
            if (place >= from && place < to) {
                rows.forEach(sink);
            }
        });
    }
}
