package io.throughline.store.map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * What somebody said of a place.
 *
 * @param at microseconds UTC
 * @param seq the version of the data then
 */
@Node("Comment")
record CommentNode(
        @Id String id,
        String author,
        long at,
        String text,
        @Nullable String figure,
        long seq,
        boolean resolved,
        @Nullable String replyTo,
        @Relationship("ON") AnchorNode on,
        @Version @Nullable Long revision) {}
