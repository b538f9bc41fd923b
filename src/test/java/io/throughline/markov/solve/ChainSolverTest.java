package io.throughline.markov.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every solver of chains keeps to, whichever is chosen. */
class ChainSolverTest {
    private static final double EXACT = 1e-12;

    static List<ChainSolver> all() {
        return List.of(new DenseSolver(), new SparseSolver(1), new SparseSolver(3), new IterativeSolver());
    }

    /** A block as a square of weights, then converting, then failing. */
    private static ChainBlock block(double[][] weights, double[] converting, double[] failing) {
        int[] rows = new int[weights.length + 1];
        int[] targets = new int[weights.length * weights.length];
        double[] kept = new double[targets.length];
        for (int i = 0; i < weights.length; i++) {
            rows[i + 1] = rows[i];
            for (int j = 0; j < weights.length; j++) {
                if (weights[i][j] > 0 && i != j) {
                    targets[rows[i + 1]] = j;
                    kept[rows[i + 1]++] = weights[i][j];
                }
            }
        }
        return new ChainBlock(rows, targets, kept, converting, failing);
    }

    /** From place i of n, up with p and down with 1 − p: (1 − r^i) / (1 − r^n), r = (1 − p) / p. */
    @ParameterizedTest
    @MethodSource("all")
    void aGamblerIsRuinedAsOften(ChainSolver solver) {
        for (double p : new double[] {0.5, 0.4, 0.75, 0.01}) {
            int places = 12;
            double[][] weights = new double[places - 1][places - 1];
            double[] converting = new double[places - 1];
            double[] failing = new double[places - 1];
            for (int i = 0; i < places - 1; i++) {
                if (i > 0) {
                    weights[i][i - 1] = 1 - p;
                }
                if (i + 1 < places - 1) {
                    weights[i][i + 1] = p;
                }
            }
            failing[0] = 1 - p;
            converting[places - 2] = p;
            double[] chances = solver.solve(block(weights, converting, failing));
            double r = (1 - p) / p;
            for (int i = 1; i < places; i++) {
                double expected = r == 1 ? (double) i / places : (1 - Math.pow(r, i)) / (1 - Math.pow(r, places));
                assertThat(chances[i - 1]).isCloseTo(expected, within(EXACT));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void randomChainsGoOnAsTheyStand(ChainSolver solver) {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            int size = 1 + random.nextInt(30);
            double[][] weights = new double[size][size];
            double[] converting = new double[size];
            double[] failing = new double[size];
            for (int i = 0; i < size; i++) {
                weights[i][(i + 1) % size] = 1 + random.nextInt(9);
                for (int k = random.nextInt(4); k > 0; k--) {
                    weights[i][random.nextInt(size)] += 1 + random.nextInt(9);
                }
                weights[i][i] = 0;
                converting[i] = random.nextInt(5) == 0 ? 1 + random.nextInt(20) : 0;
                failing[i] = random.nextInt(5) == 0 ? 1 + random.nextInt(20) : 0;
            }
            converting[0] += 1;
            failing[size - 1] += 1;
            double[] chances = solver.solve(block(weights, converting, failing));
            for (int i = 0; i < size; i++) {
                double ahead = converting[i];
                double all = converting[i] + failing[i];
                for (int j = 0; j < size; j++) {
                    ahead += weights[i][j] * chances[j];
                    all += weights[i][j];
                }
                assertThat(chances[i]).isBetween(0.0, 1.0).isCloseTo(ahead / all, within(1e-13));
            }
        }
    }

    /** A pair of states that goes round ten thousand times before it is left: 3 of 4 convert from the one, the other follows. */
    @ParameterizedTest
    @MethodSource("all")
    void aLoopThatIsRarelyLeftLosesNothingOrIsTold(ChainSolver solver) {
        double[][] weights = {{0, 40_000}, {1, 0}};
        ChainBlock block = block(weights, new double[] {3, 0}, new double[] {1, 0});
        double[] chances = solver.solve(block);
        if (solver instanceof IterativeSolver) {
            assertThat(chances[0]).isCloseTo(0.75, within(1e-8));
            assertThat(block.residual(chances)).isLessThan(1e-12);
            assertThat(block.residual(new double[] {1, 1})).isGreaterThan(1e-9);
        } else {
            assertThat(chances).containsExactly(0.75, 0.75);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsSolvedStaysAsItWas(ChainSolver solver) {
        double[][] weights = {{0, 2, 1}, {1, 0, 3}, {4, 1, 0}};
        double[] converting = {1, 0, 2};
        double[] failing = {0, 1, 1};
        ChainBlock block = block(weights, converting, failing);
        double[] first = solver.solve(block);
        assertThat(solver.solve(block)).isEqualTo(first);
        assertThat(converting).isEqualTo(new double[] {1, 0, 2});
        assertThat(Arrays.stream(first)).allMatch(h -> h > 0 && h < 1);
    }
}
