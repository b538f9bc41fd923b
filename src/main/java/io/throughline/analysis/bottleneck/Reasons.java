package io.throughline.analysis.bottleneck;

import io.throughline.journey.StepBy;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Says in words what stands out at a step, with the numbers and those of the other steps. */
final class Reasons {
    /** Waits and returns stand out at twice the median over all steps. */
    private static final double TIMES_USUAL = 2;

    private static final double NOTABLE_RETURNS = 0.05;
    private static final double NOTABLE_BETWEENNESS = 0.2;
    private static final double NOTABLE_PASSED = 0.5;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private final String noun;
    private final double usualWait;
    private final double usualReturns;

    private Reasons(String noun, double usualWait, double usualReturns) {
        this.noun = noun;
        this.usualWait = usualWait;
        this.usualReturns = usualReturns;
    }

    /** Compares with the medians over all steps. */
    static Reasons among(List<Bottleneck> all, StepBy stepBy) {
        double wait = median(all.stream()
                .map(Bottleneck::medianWaitSeconds)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue));
        double returns = median(all.stream().mapToDouble(step -> value(step.revisits())));
        return new Reasons(stepBy.name().toLowerCase(Locale.ROOT) + "s", wait, returns);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double value(Rate rate) {
        Double value = rate.value();
        return value == null ? 0 : value;
    }

    /**
     * @param usual the share of its visits that the step would lose if it were like the others
     * @param stage the stage that is the usual share of; null for that of all steps
     */
    List<String> of(Bottleneck step, double usual, @Nullable String stage) {
        List<String> reasons = new ArrayList<>();
        addLoss(reasons, step, usual, stage);
        addWait(reasons, step.medianWaitSeconds(), step.p90WaitSeconds());
        addReturns(reasons, value(step.revisits()));
        addPlace(reasons, step);
        return reasons;
    }

    private void addLoss(List<String> reasons, Bottleneck step, double usual, @Nullable String stage) {
        String others = stage == null ? "all " + noun : "the other " + stage + " " + noun;
        double dropOff = value(step.dropOff());
        if (step.lostConversions() > 0) {
            reasons.add("loses " + percent(dropOff) + " of its visits; " + others + " lose " + percent(usual)
                    + " (median)");
        } else if (dropOff == 1) {
            reasons.add("every visit is the last of its journey, so no other way on can be scaled up");
        }
    }

    private void addWait(List<String> reasons, @Nullable Double median, @Nullable Double p90) {
        if (median != null && p90 != null && median > 0 && median >= TIMES_USUAL * usualWait) {
            reasons.add("what comes next takes " + duration(median) + " (median; 9 of 10 within " + duration(p90)
                    + "); usual is " + duration(usualWait));
        }
    }

    private void addReturns(List<String> reasons, double returns) {
        if (returns >= NOTABLE_RETURNS && returns >= TIMES_USUAL * usualReturns) {
            reasons.add(percent(returns) + " of its visits are returns within a journey; usual is "
                    + percent(usualReturns));
        }
    }

    private static void addPlace(List<String> reasons, Bottleneck step) {
        if (step.betweenness() >= NOTABLE_BETWEENNESS) {
            reasons.add(percent(step.betweenness()) + " of the most probable ways between other steps run through it");
        }
        if (step.unavoidable()) {
            reasons.add("no way to a conversion leads around it");
        } else if (value(step.passedBy()) >= NOTABLE_PASSED) {
            reasons.add(percent(value(step.passedBy())) + " of the converted journeys pass it");
        }
        if (step.narrowestWaist()) {
            reasons.add("part of the narrowest waist before conversion; "
                    + number(step.exitShare().denominator()) + " journeys visit it");
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share >= 0.0995 || share == 0 ? "%.0f %%" : "%.1f %%", 100 * share);
    }

    private static String number(double count) {
        return String.format(Locale.ROOT, count >= 10 || count == Math.rint(count) ? "%,.0f" : "%.1f", count);
    }

    private static String duration(double seconds) {
        if (seconds < 2 * MINUTE) {
            return number(seconds) + " seconds";
        }
        if (seconds < 2 * HOUR) {
            return number(seconds / MINUTE) + " minutes";
        }
        return seconds < 2 * DAY ? number(seconds / HOUR) + " hours" : number(seconds / DAY) + " days";
    }
}
