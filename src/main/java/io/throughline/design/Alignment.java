package io.throughline.design;

import java.util.List;

/**
 * A path laid beside the design at least cost.
 *
 * @param count journeys with this path that ended alike, converted or not
 * @param fitness 1 − cost / (charged visits + shortest way of the design, the latter 0 for journeys that ended); 1 where nothing is charged
 */
public record Alignment(List<String> steps, long count, List<Move> moves, int cost, double fitness) {
    public Alignment {
        steps = List.copyOf(steps);
        moves = List.copyOf(moves);
    }
}
