package io.throughline.analysis.map;

import io.throughline.markov.whatif.GainSamples;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The samples of some journeys that were drawn last. Safe for any thread: two that ask at once both draw. */
final class DrawnGains {
    private volatile @Nullable Last last;

    private record Last(int count, long seed, GainSamples samples) {}

    GainSamples of(int count, long seed, Supplier<GainSamples> draw) {
        Last known = last;
        if (known == null || known.count != count || known.seed != seed) {
            known = new Last(count, seed, draw.get());
            last = known;
        }
        return known.samples;
    }
}
