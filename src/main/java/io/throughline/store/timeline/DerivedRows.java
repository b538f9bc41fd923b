package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.DerivedPairs;
import io.throughline.journey.Reserved;
import io.throughline.store.timeline.StoredCustomers.Place;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversions derived from flags, as a customer's page shows them: none where the row converts by itself, which then shows the value. */
final class DerivedRows {
    private DerivedRows() {}

    /**
     * Takes those out that are one with their row.
     *
     * @param places in the order of journeys
     * @param touchpoints by code
     * @return what rows are worth that left their value to one of those
     */
    static Map<Place, Double> join(List<Place> places, Map<Integer, Touchpoint> touchpoints) {
        Map<Place, Double> rows = new IdentityHashMap<>();
        Set<Place> joined = Collections.newSetFromMap(new IdentityHashMap<>());
        int to;
        for (int from = 0; from < places.size(); from = to) {
            to = from + 1;
            while (to < places.size() && places.get(to).at() == places.get(from).at()) {
                to++;
            }
            List<Place> moment = places.subList(from, to);
            if (moment.stream().anyMatch(Place::derived)) {
                join(moment, touchpoints, rows, joined);
            }
        }
        places.removeIf(joined::contains);
        return rows;
    }

    private static void join(
            List<Place> moment, Map<Integer, Touchpoint> touchpoints, Map<Place, Double> rows, Set<Place> joined) {
        int[] found = DerivedPairs.find(
                moment.stream().map(place -> row(place, touchpoints)).toList());
        for (int i = 0; i < found.length; i++) {
            if (found[i] != DerivedPairs.NONE) {
                rows.put(moment.get(found[i]), worth(moment.get(i)));
                joined.add(moment.get(i));
            }
        }
    }

    private static DerivedPairs.Row row(Place place, Map<Integer, Touchpoint> touchpoints) {
        int code = place.code("touchpoints");
        Touchpoint touchpoint = touchpoints.get(code);
        double worth = worth(place);
        return new DerivedPairs.Row(
                touchpoint != null && place.derived() && joins(touchpoint),
                touchpoint != null && !place.derived() && touchpoint.conversion(),
                code,
                place.order(),
                Double.isNaN(worth) ? 0 : worth);
    }

    /** Whether a derived row is one with its row. @param row the touchpoint of that */
    static boolean joins(Touchpoint row) {
        return row.conversion() && !row.id().equals(Reserved.CONVERSION);
    }

    /** What a row is shown as. @param touchpoint of a derived one that of its row @param conversion the touchpoint Conversion */
    static @Nullable Touchpoint shown(
            @Nullable Touchpoint touchpoint, boolean derived, @Nullable Touchpoint conversion) {
        return touchpoint != null && derived && !touchpoint.conversion() ? conversion : touchpoint;
    }

    static double worth(Place place) {
        return place.node().number("values", place.index());
    }
}
