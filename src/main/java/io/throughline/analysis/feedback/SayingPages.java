package io.throughline.analysis.feedback;

import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.Saying;
import io.throughline.journey.InvalidArgument;
import io.throughline.path.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of items as they are shown, newest first. */
public final class SayingPages {
    /** Most items of one page. */
    public static final int MAX_FIRST = 1_000;

    private static final char LIST = 'q';

    private SayingPages() {}

    /** An item and the place after it. */
    public record Entry(String cursor, Saying saying) {}

    /** One page. */
    public record Page(List<Entry> entries, boolean more, boolean before, long totalCount) {}

    /**
     * Items with a text whose level is in a range, ends included; of the whole range also those without a level.
     *
     * @param texts whether only items with a text are shown
     */
    public static Page of(
            EvaluatedFeedback feedback, double from, double to, boolean texts, int first, @Nullable String after) {
        if (!(from <= to)) {
            throw new InvalidArgument("level", from + " to " + to, "from at most to");
        }
        JoinedFeedback joined = feedback.set();
        boolean all = from <= -1 && to >= 1;
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < joined.size(); place++) {
            double level = joined.level(place);
            boolean fits = Double.isNaN(level) ? all : from <= level && level <= to;
            if (fits && (!texts || joined.items().form(joined.item(place)).text())) {
                places.add(place);
            }
        }
        places.sort((a, b) -> joined.at(a) == joined.at(b) ? a - b : Long.compare(joined.at(b), joined.at(a)));
        int skipped = after == null ? 0 : skipped(joined, places, Cursor.decode(LIST, 2, after));
        List<Integer> some = places.subList(skipped, Math.min(places.size(), skipped + first));
        List<Saying> sayings = feedback.show(some);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            int place = some.get(i);
            entries.add(new Entry(Cursor.encode(LIST, joined.at(place), place), sayings.get(i)));
        }
        return new Page(List.copyOf(entries), skipped + some.size() < places.size(), skipped > 0, places.size());
    }

    private static int skipped(JoinedFeedback joined, List<Integer> places, long[] last) {
        int skipped = 0;
        for (int place : places) {
            boolean before = joined.at(place) > last[0] || joined.at(place) == last[0] && place <= last[1];
            skipped += before ? 1 : 0;
        }
        return skipped;
    }
}
