package io.throughline.path;

import io.throughline.measure.Rate;
import java.util.List;

/**
 * A step at which journeys end unconverted.
 *
 * @param ended journeys that end here
 * @param dropOff ended / visits
 * @param exitShare ended / journeys that visit
 * @param lostConversions how many more journeys would convert if it lost no more of its visits than is usual in its stage
 * @param lostValue the value of these
 * @param cameFrom the steps right before the end
 */
public record DropOff(
        String touchpoint,
        long ended,
        Rate dropOff,
        Rate exitShare,
        double lostConversions,
        double lostValue,
        List<NextStep> cameFrom) {
    public DropOff {
        cameFrom = List.copyOf(cameFrom);
    }
}
