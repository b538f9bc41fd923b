package io.throughline.path.variant;

import java.util.List;

/**
 * A path with the journeys that took it, as the path table of the attribution field has it.
 *
 * @param steps without the conversion; empty where the conversion is all there is
 * @param value of the converted journeys
 */
public record PathRow(List<String> steps, long converted, double value, long unconverted) {
    public PathRow {
        steps = List.copyOf(steps);
    }

    public long journeys() {
        return converted + unconverted;
    }
}
