package io.throughline.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two journey graphs differ, edge by edge; strongest evidence first. */
public record EdgeDifferences(long tested, List<EdgeDifference> edges) {

    /**
     * One transition in two sets. Probabilities are shares of the transitions out of {@code from}, null where there are none; p and q are
     * null where the edge was not tested, times where they were not asked for or the log has step numbers.
     */
    public record EdgeDifference(
            String from,
            String to,
            @Nullable Double probabilityA,
            @Nullable Double probabilityB,
            long countA,
            long countB,
            @Nullable Double pValue,
            @Nullable Double qValue,
            @Nullable Double medianSecondsA,
            @Nullable Double medianSecondsB,
            @Nullable Double timeQValue) {}

    /**
     * What is asked; medians and the test of times cost more and are computed only on request.
     *
     * @param first most edges to return
     */
    public record Request(int first, boolean medians, boolean timeTests) {
        public Request {
            FirstArgument.check(first);
        }
    }
}
