package io.throughline.path.tree;

import org.jspecify.annotations.Nullable;

/**
 * A node of a path tree in a list.
 *
 * @param id unique in its tree
 * @param parent null for the root
 * @param depth steps below the root
 */
public record FlatPathNode(
        String id, @Nullable String parent, int depth, String step, long count, double share, long more, long ended) {}
