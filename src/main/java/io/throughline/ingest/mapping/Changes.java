package io.throughline.ingest.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records that tell again what the one before of the same thing tells, such as a row of a history in which the stage stays. */
final class Changes {
    /** One record. @param rank by which the records of a thing are ordered */
    private record Told(String rank, String value, int place) {}

    private final Map<String, List<Told>> things = new HashMap<>();
    private final BitSet again = new BitSet();
    private boolean decided;

    void look(SourceMapping.Change change, Fields fields, long place) {
        String thing = change.of().text(fields);
        if (!thing.isBlank()) {
            things.computeIfAbsent(thing, same -> new ArrayList<>())
                    .add(new Told(change.by().text(fields), change.value().text(fields), Math.toIntExact(place)));
        }
    }

    boolean tellsAgain(long place) {
        if (!decided) {
            decided = true;
            things.values().forEach(this::decide);
            things.clear();
        }
        return again.get(Math.toIntExact(place));
    }

    private void decide(List<Told> all) {
        all.sort(Comparator.comparing(Told::rank, MappingSurvey::compare).thenComparing(Told::place));
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).value.equals(all.get(i - 1).value)) {
                again.set(all.get(i).place);
            }
        }
    }
}
