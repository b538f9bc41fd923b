package io.throughline.path.time;

import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long customers stay away after a touchpoint, and who stays away too long.
 *
 * @param limitSeconds time within which 95 % of those who come back do so; null for fewer than 20 returns
 * @param neverReturn estimated share that never comes back; null for fewer than 20 interactions
 * @param silentNow customers whose last interaction is here, longer ago than the limit; 0 without one
 * @param returned returns after a gap longer than the limit
 * @param brokenBy touchpoints of those returns, most first
 * @param brokenByChannel channels of those returns, most first
 * @param silent the silent customers, page by page
 */
public record Silence(
        String touchpoint,
        @Nullable Double limitSeconds,
        @Nullable Double neverReturn,
        long silentNow,
        long returned,
        List<NextStep> brokenBy,
        List<NextStep> brokenByChannel,
        Rate conversionAfterReturn,
        Pages silent) {
    public Silence {
        brokenBy = List.copyOf(brokenBy);
        brokenByChannel = List.copyOf(brokenByChannel);
    }

    /** Pages of customers, those silent longest first. */
    public interface Pages {
        SilentCustomers page(int first, @Nullable String after);
    }
}
