package io.throughline.markov.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Against the inverse of a linear-algebra library, on random weights of every density, with any number of states taken out first. */
class SelectedInverseTest {
    private static final double NEAR = 1e-11;

    @Test
    void equalsTheWholeInverse() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(60);
            DMatrixRMaj weights = weights(n, 0.5 / n + random.nextDouble() * random.nextDouble(), random);
            double[] exits = random.doubles(n, 0.01, 1).toArray();
            DMatrixRMaj inverse = inverse(weights, exits);
            SelectedInverse selected = selected(weights, exits, random.nextInt(n + 1));
            double[] b = random.doubles(n).toArray();
            double[] diagonal = selected.diagonal();
            double[] solution = selected.solve(b);
            double[] visits = selected.visits(b);
            for (int i = 0; i < n; i++) {
                double x = 0;
                double y = 0;
                for (int j = 0; j < n; j++) {
                    x += inverse.get(i, j) * b[j];
                    y += inverse.get(j, i) * b[j];
                }
                assertThat(diagonal[i]).as("seed %d", seed).isCloseTo(inverse.get(i, i), near(inverse.get(i, i)));
                assertThat(solution[i]).as("seed %d", seed).isCloseTo(x, near(x));
                assertThat(visits[i]).as("seed %d", seed).isCloseTo(y, near(y));
            }
        }
    }

    /** 0 and 1 lead to each other only, 2 to them or out: half of its visits are the last, whatever the others do. */
    @Test
    void statesThatAreNeverLeftCountAsNothing() {
        DMatrixRMaj weights = new DMatrixRMaj(new double[][] {{0, 3, 0}, {5, 0, 0}, {1, 0, 0}});
        for (int enough = 0; enough <= 3; enough++) {
            SelectedInverse selected = selected(weights, new double[] {0, 0, 1}, enough);
            double[] solution = selected.solve(new double[] {0, 0, 1});
            assertThat(solution).containsExactly(0, 0, 0.5);
            assertThat(selected.diagonal()[2]).isEqualTo(0.5);
            assertThat(selected.diagonal()).doesNotContain(Double.NaN).doesNotContain(Double.POSITIVE_INFINITY);
            assertThat(selected.visits(new double[] {0, 0, 1})[2]).isEqualTo(0.5);
        }
    }

    private static org.assertj.core.data.Offset<Double> near(double size) {
        return within(NEAR * Math.max(1, size));
    }

    private static DMatrixRMaj weights(int n, double density, Random random) {
        DMatrixRMaj weights = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights.set(i, j, i != j && random.nextDouble() < density ? random.nextDouble() * 5 : 0);
            }
        }
        return weights;
    }

    private static DMatrixRMaj inverse(DMatrixRMaj weights, double[] exits) {
        DMatrixRMaj left = weights.copy();
        CommonOps_DDRM.scale(-1, left);
        for (int i = 0; i < exits.length; i++) {
            double out = exits[i];
            for (int j = 0; j < exits.length; j++) {
                out += weights.get(i, j);
            }
            left.set(i, i, out);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(exits.length, exits.length);
        assertThat(CommonOps_DDRM.invert(left, inverse)).isTrue();
        return inverse;
    }

    private static SelectedInverse selected(DMatrixRMaj weights, double[] exits, int enough) {
        int n = exits.length;
        int[] rows = new int[n + 1];
        int[] targets = new int[n * n];
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            rows[i + 1] = rows[i];
            for (int j = 0; j < n; j++) {
                if (weights.get(i, j) > 0) {
                    targets[rows[i + 1]] = j;
                    values[rows[i + 1]++] = weights.get(i, j);
                }
            }
        }
        return SelectedInverse.of(rows, targets, values, exits, enough);
    }
}
