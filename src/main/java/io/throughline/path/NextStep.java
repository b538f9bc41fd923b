package io.throughline.path;

import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What came next, and how often.
 *
 * @param step a step's id, or ENDED where nothing follows
 * @param share of all that is listed
 */
public record NextStep(String step, long count, double share) {

    /**
     * Most first, ties by id.
     *
     * @param counts by step code, the last entry for ENDED
     */
    public static List<NextStep> list(Steps steps, long[] counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        List<NextStep> list = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                String id = code < steps.size() ? steps.id(code) : Reserved.ENDED;
                list.add(new NextStep(id, counts[code], (double) counts[code] / all));
            }
        }
        list.sort(Comparator.comparingLong(NextStep::count).reversed().thenComparing(NextStep::step));
        return List.copyOf(list);
    }
}
