package io.throughline.journey;

import java.util.List;
import java.util.stream.IntStream;

/** Ids in arguments as step codes; an id that the journeys' steps do not have is refused with those most like it. */
public final class StepIds {
    private StepIds() {}

    public static int code(Steps steps, String argument, String id) {
        int code = steps.find(id);
        if (code < 0) {
            List<String> known =
                    IntStream.range(0, steps.size()).mapToObj(steps::id).toList();
            throw new InvalidArgument(argument, id, NearestNames.nearest(id, known));
        }
        return code;
    }

    /** In the order of the ids. */
    public static int[] codes(Steps steps, String argument, List<String> ids) {
        return ids.stream().mapToInt(id -> code(steps, argument, id)).toArray();
    }

    /** By step code: is it one of these? */
    public static boolean[] marked(Steps steps, String argument, List<String> ids) {
        boolean[] marked = new boolean[steps.size()];
        for (int code : codes(steps, argument, ids)) {
            marked[code] = true;
        }
        return marked;
    }
}
