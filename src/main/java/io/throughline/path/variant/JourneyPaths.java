package io.throughline.path.variant;

import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;

/** The distinct paths of whole journeys, numbered from 0, with the path of every journey. Cost: see {@link Variants}. */
public final class JourneyPaths {
    private final JourneySet set;
    private final Variants variants;

    private JourneyPaths(JourneySet set) {
        this.set = set;
        this.variants = Variants.of(set, 0, false);
    }

    public static JourneyPaths of(JourneySet set) {
        return new JourneyPaths(set);
    }

    public int size() {
        return variants.size();
    }

    /** The path of each journey of a block. */
    public int[] of(int block) {
        return variants.variantOf(block);
    }

    /** The codes of its steps. */
    public int[] codes(int path) {
        return variants.steps(path);
    }

    public List<String> steps(int path) {
        return Arrays.stream(variants.steps(path)).mapToObj(set.steps()::id).toList();
    }

    /** Lexicographic by step ids. */
    public int compare(int left, int right) {
        return variants.compare(left, right);
    }
}
