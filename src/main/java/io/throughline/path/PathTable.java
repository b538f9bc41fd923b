package io.throughline.path;

import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All distinct paths of one span of a set of journeys, each with the paths it is compared with: those with the same steps, a
 * closing conversion step left out.
 */
final class PathTable {
    private final JourneySet set;
    private final int length;
    private final Variants full;
    private final int[] journeys;
    private @Nullable Variants base;
    private @Nullable VariantSums allSums;

    PathTable(JourneySet set, int length) {
        this.set = set;
        this.length = length;
        this.full = Variants.of(set, length, false);
        this.journeys = full.journeys();
    }

    Variants variants() {
        return full;
    }

    int[] journeys() {
        return journeys;
    }

    /** Figures of every path. */
    synchronized VariantSums allSums() {
        if (allSums == null) {
            int[] every = new int[full.size()];
            Arrays.setAll(every, i -> i);
            allSums = VariantSums.of(full, every, every.length);
        }
        return allSums;
    }

    /** Conversion of the paths named, in that order. */
    Rate[] conversions(int[] paths) {
        boolean windows = length > 0;
        Rate[] rates = new Rate[paths.length];
        int[] chosen = new int[full.size()];
        Arrays.fill(chosen, -1);
        int open = 0;
        for (int path : paths) {
            if (windows && !closes(path)) {
                chosen[path] = open++;
            }
        }
        VariantSums sums = open == 0 ? null : VariantSums.of(full, chosen, open);
        int[] bases = new int[paths.length];
        for (int i = 0; i < paths.length; i++) {
            bases[i] = chosen[paths[i]] >= 0 ? -1 : baseOf(paths[i]);
            if (chosen[paths[i]] >= 0 && sums != null) {
                rates[i] = sums.conversion(chosen[paths[i]]);
            }
        }
        fromBases(bases, rates);
        return rates;
    }

    private void fromBases(int[] bases, Rate[] rates) {
        if (Arrays.stream(bases).allMatch(b -> b == -1)) {
            return;
        }
        Variants same = base();
        int[] chosen = new int[same.size()];
        Arrays.fill(chosen, -1);
        int size = 0;
        for (int b : bases) {
            if (b >= 0 && chosen[b] < 0) {
                chosen[b] = size++;
            }
        }
        VariantSums sums = VariantSums.of(same, chosen, size);
        for (int i = 0; i < bases.length; i++) {
            if (bases[i] >= 0) {
                rates[i] = sums.conversion(chosen[bases[i]]);
            }
        }
    }

    private boolean closes(int path) {
        long run = full.representative(path);
        int b = (int) (run >>> 32);
        int end = full.runs(b).end()[(int) run];
        return set.steps().isConversion(full.block(b).step()[end - 1]);
    }

    /** The path without its closing conversion, among {@link #base()}. */
    private int baseOf(int path) {
        long run = full.representative(path);
        int b = (int) (run >>> 32);
        Runs runs = full.runs(b);
        int journey = runs.journey()[(int) run];
        int start = runs.start()[(int) run];
        Variants same = base();
        if (length == 0 || length == 1) {
            return same.variantOf(b)[journey];
        }
        int place = Arrays.binarySearch(same.runs(b).start(), start);
        return same.variantOf(b)[place];
    }

    /** Journeys, or windows one step shorter, each without a closing conversion; all alike for windows of one step. */
    private synchronized Variants base() {
        if (base == null) {
            base = length == 1 ? Variants.empty(set) : Variants.of(set, length == 0 ? 0 : length - 1, true);
        }
        return base;
    }
}
