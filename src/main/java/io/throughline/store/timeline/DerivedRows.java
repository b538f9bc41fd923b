package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Reserved;
import io.throughline.store.timeline.StoredCustomers.Place;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversions derived from flags, as a customer's page shows them: none where the row converts by itself, which then shows the value. */
final class DerivedRows {
    private DerivedRows() {}

    /**
     * Takes those out that are one with their row.
     *
     * @param places by time
     * @param touchpoints those of the derived rows, by code
     * @return what rows are worth that left their value to one of those
     */
    static Map<Place, Double> join(List<Place> places, Map<Integer, Touchpoint> touchpoints) {
        Map<Place, Double> rows = new IdentityHashMap<>();
        List<Place> all = List.copyOf(places);
        Iterator<Place> each = places.iterator();
        for (int i = 0; each.hasNext(); i++) {
            Place place = each.next();
            Touchpoint touchpoint = place.derived() ? touchpoints.get(place.code("touchpoints")) : null;
            if (touchpoint != null && joins(touchpoint)) {
                int row = findRow(all, i, rows);
                if (row >= 0) {
                    rows.put(all.get(row), worth(all.get(i)));
                    each.remove();
                }
            }
        }
        return rows;
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

    /** The row that a derived one stems from: one that has left it its value, else one of the same value. */
    private static int findRow(List<Place> places, int derived, Map<Place, Double> taken) {
        Place wanted = places.get(derived);
        int from = derived;
        while (from > 0 && places.get(from - 1).at() == wanted.at()) {
            from--;
        }
        int found = -1;
        for (int i = from; i < places.size() && places.get(i).at() == wanted.at(); i++) {
            Place place = places.get(i);
            boolean fits = !place.derived() && place.code("touchpoints") == wanted.code("touchpoints");
            if (fits && !taken.containsKey(place)) {
                if (Double.isNaN(worth(place))) {
                    return i;
                }
                found = found < 0 || worth(place) == worth(wanted) ? i : found;
            }
        }
        return found;
    }

    static double worth(Place place) {
        return place.node().number("values", place.index());
    }
}
