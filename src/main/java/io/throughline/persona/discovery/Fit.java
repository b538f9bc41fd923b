package io.throughline.persona.discovery;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A mixture fitted to customers: many short runs from random starts on a sample, the best of them run on until they stand still, the best
 * of these kept. Source of the way: Biernacki, Celeux and Govaert, Choosing starting values for the EM algorithm (2003).
 *
 * @param logLikelihood of the customers it was fitted to, without the smoothing
 * @param objective the same with the smoothing; decides between runs
 */
record Fit(Mixture mixture, double logLikelihood, double objective) {
    private static final double STILL = 1e-7;

    /**
     * How much is tried.
     *
     * @param starts short runs
     * @param sample customers of a short run, the first ones
     * @param rounds of a short run
     * @param finalists runs that go on
     * @param most rounds of those
     */
    record Effort(int starts, int sample, int rounds, int finalists, int most) {
        static final Effort FULL = new Effort(12, 20_000, 25, 2, 200);
        static final Effort RESAMPLED = new Effort(4, 5_000, 20, 1, 60);
    }

    /** Each start draws from its own seed, so that the result does not depend on which ends first. */
    static Fit of(Cells cells, int[] who, int k, long seed, Effort effort) {
        if (k == 1) {
            return run(Mixture.seeded(cells, who, 1, new SplittableRandom(seed)), who, 2);
        }
        int[] sample = Arrays.copyOf(who, Math.min(who.length, effort.sample));
        List<Fit> finalists = IntStream.range(0, effort.starts)
                .parallel()
                .mapToObj(start -> run(
                        Mixture.seeded(cells, sample, k, new SplittableRandom(seed * 1_000_003 + 31L * k + start)),
                        sample,
                        effort.rounds))
                .sorted(Comparator.comparingDouble(fit -> -fit.objective))
                .limit(effort.finalists)
                .toList();
        return finalists.stream()
                .map(fit -> run(fit.mixture, who, effort.most))
                .max(Comparator.comparingDouble(Fit::objective))
                .orElseThrow();
    }

    private static Fit run(Mixture start, int[] who, int most) {
        Mixture mixture = start;
        Mixture.Round round = mixture.round(who);
        for (int i = 1; i < most; i++) {
            double before = round.objective();
            mixture = round.next();
            round = mixture.round(who);
            if (round.objective() - before <= STILL * Math.abs(before)) {
                break;
            }
        }
        return new Fit(mixture, round.logLikelihood(), round.objective());
    }

    /** −2 log likelihood + parameters × ln(customers); smaller is better. */
    double bic(Cells cells, int customers) {
        long parameters = mixture.k() - 1 + mixture.k() * cells.parameters();
        return -2 * logLikelihood + parameters * Math.log(customers);
    }
}
