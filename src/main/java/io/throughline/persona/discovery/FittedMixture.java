package io.throughline.persona.discovery;

import io.throughline.journey.Deadline;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A mixture fitted to customers: many short runs from random starts on a sample, the best of them run on until they stand still, and the best
 * of these over all customers. Source of the way: Biernacki, Celeux and Govaert, Choosing starting values for the EM algorithm (2003).
 *
 * @param logLikelihood of the customers it was fitted to, without the smoothing
 * @param objective the same with the smoothing; decides between runs
 */
record FittedMixture(Mixture mixture, double logLikelihood, double objective) {
    private static final double TOLERANCE = 1e-7;

    private static final int FIRST_ROUNDS = 8;
    private static final int SECOND_ROUNDS = 20;

    /**
     * How much is tried.
     *
     * @param starts short runs; a quarter of them goes on a little further
     * @param sample customers of those, the first ones
     * @param finalists runs that go on over the sample until they stand still; the best goes on over all customers
     * @param most rounds of those
     */
    record Effort(int starts, int sample, int finalists, int most) {
        static final Effort FULL = new Effort(32, 20_000, 2, 200);
        static final Effort RESAMPLED = new Effort(16, 5_000, 1, 60);
    }

    /** Each start draws from its own seed, so that the result does not depend on which ends first. */
    static FittedMixture of(Cells cells, int[] who, int k, long seed, Effort effort) {
        CustomerSample all = CustomerSample.of(cells, who);
        if (k == 1) {
            return run(InitialMixtures.of(cells, who).draw(1, new SplittableRandom(seed)), all, 2);
        }
        int[] first = Arrays.copyOf(who, Math.min(who.length, effort.sample));
        CustomerSample sample = CustomerSample.of(cells, first);
        InitialMixtures drawing = InitialMixtures.of(cells, first);
        Stream<Mixture> starts = IntStream.range(0, effort.starts)
                .mapToObj(start -> drawing.draw(k, new SplittableRandom(seed * 1_000_003 + 31L * k + start)));
        List<Mixture> promising = best(starts, sample, FIRST_ROUNDS, effort.starts / 4);
        List<Mixture> finalists = best(promising.stream(), sample, SECOND_ROUNDS, effort.finalists);
        Mixture winner = best(finalists.stream(), sample, effort.most, 1).get(0);
        return run(winner, all, effort.most);
    }

    private static List<Mixture> best(Stream<Mixture> starts, CustomerSample who, int rounds, int kept) {
        return starts.parallel()
                .map(start -> run(start, who, rounds))
                .sorted(Comparator.comparingDouble(fit -> -fit.objective))
                .limit(kept)
                .map(FittedMixture::mixture)
                .toList();
    }

    private static FittedMixture run(Mixture start, CustomerSample who, int most) {
        Mixture mixture = start;
        Mixture.Round round = mixture.round(who);
        for (int i = 1; i < most; i++) {
            Deadline.check();
            double before = round.objective();
            mixture = round.next();
            round = mixture.round(who);
            if (round.objective() - before <= TOLERANCE * Math.abs(before)) {
                break;
            }
        }
        return new FittedMixture(mixture, round.logLikelihood(), round.objective());
    }

    /** −2 log likelihood + parameters × ln(customers); smaller is better. */
    double bic(Cells cells, int customers) {
        long parameters = mixture.k() - 1 + mixture.k() * cells.parameters();
        return -2 * logLikelihood + parameters * Math.log(customers);
    }
}
