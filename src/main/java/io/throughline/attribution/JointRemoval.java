package io.throughline.attribution;

import java.util.List;

/**
 * What is lost where several steps are taken out together.
 *
 * @param synergy joint effect − sum of the single effects
 */
public record JointRemoval(List<String> steps, double removalEffect, double synergy) {
    public JointRemoval {
        steps = List.copyOf(steps);
    }
}
