package io.throughline.graph;

import java.util.List;

/**
 * A way through the journey graph that visits no step twice.
 *
 * @param steps from its first step to its last, both included
 * @param probability product of the probabilities of its transitions
 */
public record ProbablePath(List<String> steps, double probability) {
    public ProbablePath {
        steps = List.copyOf(steps);
    }
}
