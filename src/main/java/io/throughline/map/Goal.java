package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What customers want to get done in a stage.
 *
 * @param id unique within its map
 * @param persona of whom; null: of all of the map
 * @param importance 0 to 10
 * @param success a path pattern that journeys match which reach it
 * @param within how soon after the stage is entered
 */
public record Goal(
        String id,
        @Nullable String persona,
        String text,
        @Nullable Double importance,
        @Nullable String success,
        @Nullable Duration within) {
    private static final Duration LONGEST = Duration.ofDays(100 * 365);

    public Goal {
        Checked.id("id", id);
        Checked.text("text", text);
        Checked.range("importance", importance, 0, 10);
        Checked.text("success", success);
        if (within != null && (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0)) {
            throw new InvalidArgument("within", within, "above PT0S, at most P36500D");
        }
        if (within != null && success == null) {
            throw new InvalidArgument("within", within, "only together with success");
        }
    }
}
