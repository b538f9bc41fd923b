package io.throughline.path;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Steps;
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

    /** By step code: is it one of these? */
    public static boolean[] marked(Steps steps, String argument, List<String> ids) {
        boolean[] marked = new boolean[steps.size()];
        for (String id : ids) {
            marked[code(steps, argument, id)] = true;
        }
        return marked;
    }
}
