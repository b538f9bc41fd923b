package io.throughline.map;

import java.util.List;

/**
 * What is kept beside the maps themselves: what was said, and what was published.
 *
 * @param comments oldest first
 */
public record Talk(List<Comment> comments, List<MapVersion> versions) {
    public static final Talk NOTHING = new Talk(List.of(), List.of());

    public Talk {
        comments = List.copyOf(comments);
        versions = List.copyOf(versions);
    }

    boolean isEmpty() {
        return comments.isEmpty() && versions.isEmpty();
    }
}
