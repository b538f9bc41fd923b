package io.throughline.analysis.map;

import io.throughline.analysis.summary.Said;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.Saying;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items with a text and a level by the stage they stand in, those of who feels bad and the others apart. Cost: one pass over the items. */
final class Voices {
    private static final int NOWHERE = -1;

    private final JoinedFeedback joined;
    /** Places, twice as many rows as stages: low, others, low, others … */
    private final int[][] places;

    private final int[] sizes;

    private Voices(JoinedFeedback joined, int stages) {
        this.joined = joined;
        this.places = new int[2 * stages][16];
        this.sizes = new int[2 * stages];
    }

    static Voices of(JoinedFeedback joined, StageScheme scheme) {
        Voices voices = new Voices(joined, scheme.stages().size() + 1);
        int[] stageAt = joined.byTouchpoint(scheme::rank, NOWHERE);
        for (int place = 0; place < stageAt.length; place++) {
            double level = joined.level(place);
            if (stageAt[place] != NOWHERE
                    && !Double.isNaN(level)
                    && joined.items().form(joined.item(place)).text()) {
                voices.add(2 * stageAt[place] + (level < 0 ? 0 : 1), place);
            }
        }
        return voices;
    }

    private void add(int row, int place) {
        if (sizes[row] == places[row].length) {
            places[row] = Arrays.copyOf(places[row], 2 * sizes[row]);
        }
        places[row][sizes[row]++] = place;
    }

    /** The newest of each column, by its id. Read anew each time, so that nobody's words are kept. */
    Map<String, List<Saying>> show(List<StageColumn> asked, StageScheme scheme, Said said, int first) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        asked.forEach(column ->
                places.put(column.id(), newest(column.written() == null ? 0 : scheme.rankOf(column.id()), first)));
        List<Integer> all = places.values().stream().flatMap(List::stream).toList();
        Iterator<Saying> shown = said.show(joined, all).iterator();
        Map<String, List<Saying>> quotes = new LinkedHashMap<>();
        places.forEach((column, its) ->
                quotes.put(column, its.stream().map(place -> shown.next()).toList()));
        return quotes;
    }

    /** The newest of a stage: at most half of them of who feels bad, then the others. @param rank of the stage, from 1; 0 outside */
    private List<Integer> newest(int rank, int first) {
        List<Integer> shown = newestOf(2 * rank, (first + 1) / 2);
        shown.addAll(newestOf(2 * rank + 1, first - shown.size()));
        return shown;
    }

    /** Of equal times the earlier place. */
    private List<Integer> newestOf(int row, int first) {
        List<Integer> newest = new ArrayList<>(first + 1);
        for (int i = 0; i < sizes[row]; i++) {
            int place = places[row][i];
            int at = newest.size();
            while (at > 0 && joined.at(newest.get(at - 1)) < joined.at(place)) {
                at--;
            }
            if (at < first) {
                newest.add(at, place);
                if (newest.size() > first) {
                    newest.remove(first);
                }
            }
        }
        return newest;
    }
}
