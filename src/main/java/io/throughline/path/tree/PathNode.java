package io.throughline.path.tree;

import java.util.List;

/**
 * A node of a path tree with all below it.
 *
 * @param more of those counted here, those that go on but are not drawn
 * @param ended those that end unconverted right here; backward, those that began here
 */
public record PathNode(String step, long count, double share, long more, long ended, List<PathNode> next) {
    public PathNode {
        next = List.copyOf(next);
    }
}
