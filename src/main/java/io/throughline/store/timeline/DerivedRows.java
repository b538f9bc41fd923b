package io.throughline.store.timeline;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Reserved;
import io.throughline.store.timeline.StoredCustomers.Place;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversions derived from flags, as a customer's page shows them: none where the row converts by itself, which then shows the value. */
final class DerivedRows {
    private DerivedRows() {}

    /**
     * Takes those out that are one with their row.
     *
     * @param owns the rows of derived conversions
     * @param touchpoints by code
     * @return what the rows of derived conversions are shown to be worth: nothing where these are shown themselves, whichever import came first
     */
    static Map<Place, Double> join(List<Place> places, Map<Place, Place> owns, Map<Integer, Touchpoint> touchpoints) {
        Map<Place, Double> rows = new IdentityHashMap<>();
        places.removeIf(place -> {
            Touchpoint touchpoint = touchpoints.get(place.code("touchpoints"));
            Place row = owns.get(place);
            boolean joins = row != null && touchpoint != null && joins(touchpoint);
            if (row != null) {
                rows.put(row, joins ? worth(place) : Double.NaN);
            }
            return joins;
        });
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

    static double worth(Place place) {
        return place.node().number("values", place.index());
    }
}
