package io.throughline.analysis.summary;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Distribution;
import io.throughline.measure.Quantiles;
import org.jspecify.annotations.Nullable;

/** How long journeys are, in steps and in seconds. */
public final class Spread {
    private static final double MICROS = 1e6;

    private Spread() {}

    public static @Nullable Distribution steps(JourneySet set) {
        long[] lengths = new long[journeys(set)];
        int n = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                lengths[n++] = block.offset()[j + 1] - block.offset()[j];
            }
        }
        return Quantiles.distribution(lengths, 0, n, 1);
    }

    /** Journeys of step numbers have no seconds; null where no journey has. */
    public static @Nullable Distribution seconds(JourneySet set) {
        long[] durations = new long[journeys(set)];
        int n = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (!block.countsSteps(j)) {
                    durations[n++] = block.end(j) - block.start(j);
                }
            }
        }
        return Quantiles.distribution(durations, 0, n, MICROS);
    }

    private static int journeys(JourneySet set) {
        int n = 0;
        for (JourneyBlock block : set.blocks()) {
            n = Math.addExact(n, block.journeys());
        }
        return n;
    }
}
