package io.throughline.map;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a place.
 *
 * @param figure what the place showed then
 * @param seq the version of the data then
 * @param replyTo the id of the comment it answers
 */
public record Comment(
        String id,
        Anchor on,
        String author,
        Instant at,
        String text,
        @Nullable String figure,
        long seq,
        boolean resolved,
        @Nullable String replyTo) {
    public Comment {
        Checked.text("text", text);
        Checked.text("figure", figure);
    }

    public Comment withResolved(boolean other) {
        return new Comment(id, on, author, at, text, figure, seq, other, replyTo);
    }
}
