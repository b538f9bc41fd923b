package io.throughline.path.tree;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways from a step, to a step, or between two, as a tree.
 *
 * <p>Invariant: at every node count = ended + more + Σ next; a conversion, and the step a way leads to, is a leaf without any of them.
 *
 * @param nodes the same nodes as below {@code root}, root first, each before those below it
 * @param coverage journeys drawn to their end / all journeys
 */
public record PathTree(PathNode root, List<FlatPathNode> nodes, Rate coverage) {
    /** Names the start of journeys as the step to begin at. */
    public static final String FROM_START = "START";

    public PathTree {
        nodes = List.copyOf(nodes);
    }

    /**
     * A question. From a step forward; to a step backward where no other end is given; between two; from the start without either.
     *
     * @param depth levels below the root
     * @param branches most nodes below each node
     */
    public record Request(@Nullable String from, @Nullable String to, int depth, int branches, Occurrence occurrence) {
        public Request {
            if (depth < 0) {
                throw new InvalidArgument("depth", depth, "0 or more");
            }
            if (branches < 1) {
                throw new InvalidArgument("branches", branches, "1 or more");
            }
        }
    }
}
