package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.Distribution;
import io.throughline.measure.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Durations of chosen variants: of each journey the first run that is the variant, from entering its first step to leaving its last.
 *
 * <p>Units: seconds; journeys of step numbers have none.
 */
final class PathTimes {
    private static final double MICROS = 1e6;

    private final long[] durations;
    private final int[] from;
    private final int[] to;

    private PathTimes(int[] journeys) {
        from = new int[journeys.length];
        to = new int[journeys.length];
        int place = 0;
        for (int i = 0; i < journeys.length; i++) {
            from[i] = place;
            to[i] = place;
            place = Math.addExact(place, journeys[i]);
        }
        durations = new long[place];
    }

    /**
     * @param chosen by variant: its place, or −1
     * @param journeys journeys with the variant, by place
     */
    static PathTimes of(Variants variants, int[] chosen, int[] journeys) {
        PathTimes times = new PathTimes(journeys);
        long[] lastJourney = new long[journeys.length];
        long before = 0;
        for (int b = 0; b < variants.blocks(); b++) {
            times.add(variants, b, chosen, before, lastJourney);
            before += variants.block(b).journeys();
        }
        return times;
    }

    private void add(Variants variants, int b, int[] chosen, long before, long[] lastJourney) {
        JourneyBlock block = variants.block(b);
        Runs runs = variants.runs(b);
        int[] variant = variants.variantOf(b);
        long[] at = block.timelines().at();
        for (int run = 0; run < variant.length; run++) {
            int place = chosen[variant[run]];
            if (place < 0 || runs.start()[run] == runs.end()[run]) {
                continue;
            }
            long journey = before + runs.journey()[run] + 1;
            if (lastJourney[place] != journey && !block.countsSteps(runs.journey()[run])) {
                lastJourney[place] = journey;
                durations[to[place]++] = at[block.lastRow().at(runs.end()[run] - 1)]
                        - at[block.row().at(runs.start()[run])];
            }
        }
    }

    @Nullable
    Distribution seconds(int place) {
        return Quantiles.distribution(durations, from[place], to[place], MICROS);
    }
}
