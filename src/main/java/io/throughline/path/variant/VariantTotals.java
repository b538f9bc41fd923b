package io.throughline.path.variant;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All distinct paths of one span of a set of journeys, each with the paths it is compared with: those with the same steps, a
 * closing conversion step left out.
 */
final class VariantTotals {
    private final JourneySet set;
    private final int length;
    private final Variants full;
    private final int[] journeys;
    private final int[] conversions;
    private @Nullable Variants shorter;
    private @Nullable VariantSums allSums;

    VariantTotals(JourneySet set, int length) {
        this.set = set;
        this.length = length;
        this.full = Variants.of(set, length, false);
        this.journeys = full.journeys();
        Steps steps = set.steps();
        this.conversions =
                IntStream.range(0, steps.size()).filter(steps::isConversion).toArray();
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

    /** Conversion of the paths named, in that order. Where all are named, those that close find the one that does not. */
    Rate[] conversions(int[] paths) {
        boolean every = paths.length == full.size();
        Rate[] rates = new Rate[paths.length];
        Rates own = new Rates(full);
        Rates windows = length > 0 && Arrays.stream(paths).anyMatch(this::closes) ? new Rates(shorter()) : own;
        for (int i = 0; i < paths.length; i++) {
            if (length == 0) {
                own.take(i, every && !closes(paths[i]) ? new int[] {paths[i]} : family(paths[i]));
            } else if (closes(paths[i])) {
                windows.take(i, inShorter(paths[i]));
            } else {
                own.take(i, paths[i]);
            }
        }
        own.fill(rates);
        if (windows != own) {
            windows.fill(rates);
        }
        return rates;
    }

    /** Rates of some paths of one table; paths that share a variant share a rate. */
    private static final class Rates {
        private final Variants variants;
        private final int[] chosen;
        private int size;
        private int[] wanted = new int[16];
        private int[] place = new int[16];
        private int taken;

        Rates(Variants variants) {
            this.variants = variants;
            this.chosen = new int[variants.size()];
            Arrays.fill(chosen, -1);
        }

        /** @param members variants that are one in these rates */
        void take(int i, int... members) {
            int known = chosen[members[0]] >= 0 ? chosen[members[0]] : size++;
            for (int member : members) {
                chosen[member] = known;
            }
            if (taken == wanted.length) {
                wanted = Arrays.copyOf(wanted, taken * 2);
                place = Arrays.copyOf(place, taken * 2);
            }
            wanted[taken] = i;
            place[taken++] = known;
        }

        void fill(Rate[] rates) {
            if (taken == 0) {
                return;
            }
            VariantSums sums = VariantSums.of(variants, chosen, size);
            for (int i = 0; i < taken; i++) {
                rates[wanted[i]] = sums.conversion(place[i]);
            }
        }
    }

    private boolean closes(int path) {
        int last = full.lastStep(path);
        return last >= 0 && set.steps().isConversion(last);
    }

    /** The whole paths that differ from one in their closing conversion only, itself among them. */
    private int[] family(int path) {
        int[] steps = full.steps(path);
        int[] open = closes(path) ? Arrays.copyOf(steps, steps.length - 1) : steps;
        int[] longer = Arrays.copyOf(open, open.length + 1);
        return IntStream.concat(
                        IntStream.of(full.find(open)), IntStream.of(conversions).map(conversion -> {
                            longer[open.length] = conversion;
                            return full.find(longer);
                        }))
                .filter(variant -> variant >= 0)
                .toArray();
    }

    /** The window without its closing conversion, among {@link #shorter()}. */
    private int inShorter(int path) {
        long run = full.representative(path);
        int b = (int) (run >>> 32);
        int journey = full.runs(b).journey((int) run);
        Variants same = shorter();
        Spans runs = same.runs(b);
        int place = full.runs(b).start(journey, (int) run) - runs.start(journey, runs.first(journey));
        return same.variantOf(b)[length == 1 ? journey : runs.first(journey) + place];
    }

    /** Windows one step shorter, without a closing conversion; all alike for windows of one step. */
    private synchronized Variants shorter() {
        if (shorter == null) {
            shorter = length == 1 ? Variants.empty(set) : Variants.of(set, length - 1, true);
        }
        return shorter;
    }
}
