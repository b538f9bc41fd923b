package io.throughline.markov.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.Removals;
import java.util.Random;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Removal effects against the formula itself, with the fundamental matrix of a linear-algebra library. */
class FundamentalMatrixTest {

    @Test
    void effectsAreVisitsOverReturnsTimesChance() {
        for (int steps : new int[] {5, 40, 120, 400}) {
            JourneySet set = walks(steps, new Random(steps));
            JourneyGraph graph = JourneyGraph.of(set);
            int n = graph.steps().size() + 1;
            DMatrixRMaj left = CommonOps_DDRM.identity(n);
            DMatrixRMaj converting = new DMatrixRMaj(n, 1);
            for (int i = 0; i < n; i++) {
                for (int e = graph.firstEdge(i); e < graph.firstEdge(i + 1); e++) {
                    double p = (double) graph.count(e) / graph.out(i);
                    if (graph.isConversion(graph.target(e))) {
                        converting.add(i, 0, p);
                    } else if (graph.target(e) != graph.ended()) {
                        left.add(i, graph.target(e), -p);
                    }
                }
            }
            DMatrixRMaj visits = new DMatrixRMaj(n, n);
            assertThat(CommonOps_DDRM.invert(left, visits)).isTrue();
            DMatrixRMaj chance = CommonOps_DDRM.mult(visits, converting, null);
            double[] effects = Removals.of(CountedChain.of(set, 1)).effects();
            int start = n - 1;
            for (int j = 0; j < start; j++) {
                double formula = visits.get(start, j) / visits.get(j, j) * chance.get(j, 0) / chance.get(start, 0);
                assertThat(effects[j]).isCloseTo(graph.isConversion(j) ? 0 : formula, within(1e-12));
            }
        }
    }

    private static JourneySet walks(int steps, Random random) {
        String[] lines = new String[40 * steps];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = random.ints(1 + random.nextInt(9), 100, 100 + steps)
                    .mapToObj(s -> "s" + s)
                    .collect(Collectors.joining(" > "));
            lines[i] += random.nextInt(4) == 0 ? " => zzz" : "";
        }
        return Fixture.journeys(lines);
    }
}
