package io.throughline.store.map;

import io.throughline.journey.EditConflict;
import io.throughline.map.Anchor;
import io.throughline.map.Comment;
import io.throughline.map.CommentStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.Revisions;
import io.throughline.store.query.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Comments as nodes on the places they are about. */
public final class StoredComments implements CommentStore {
    private final Cypher cypher;
    private final CommentRepository comments;
    private final Edits edits;

    public StoredComments(Cypher cypher, CommentRepository comments, Edits edits) {
        this.cypher = cypher;
        this.comments = comments;
        this.edits = edits;
    }

    @Override
    public List<Comment> list() {
        return cypher.list("map/list-comments", Map.of(), StoredComments::comment);
    }

    private static Comment comment(MapAccessor row) {
        Value node = row.get("comment");
        return new Comment(
                node.get("id").asString(),
                Anchor.read(row.get("on").asString()),
                node.get("author").asString(),
                MapRows.moment(node.get("at").asLong()),
                node.get("text").asString(),
                MapRows.text(node, "figure"),
                node.get("seq").asLong(),
                node.get("resolved").asBoolean(),
                MapRows.text(node, "replyTo"));
    }

    @Override
    public Comment save(Comment comment, String who) {
        return Revisions.save(
                () -> edits.write(tx -> {
                    String action = comments.existsById(comment.id()) ? "resolveComment" : "comment";
                    StoredAudit.add(tx, who, action, comment.on().key(), comment.id());
                    putAll(tx, List.of(comment));
                    return comment;
                }),
                () -> new EditConflict("comment " + comment.id(), 0, "changed", comment.text()));
    }

    /** Within a transaction; an answer may stand before what it answers. */
    void putAll(Tx tx, List<Comment> all) {
        for (Comment comment : all) {
            Long revision =
                    comments.findById(comment.id()).map(CommentNode::revision).orElse(null);
            comments.save(node(comment, revision));
        }
        all.forEach(comment ->
                tx.run("map/link-comment", Map.of("id", comment.id())).consume());
    }

    private static CommentNode node(Comment comment, @Nullable Long revision) {
        Anchor on = comment.on();
        return new CommentNode(
                comment.id(),
                comment.author(),
                MapRows.micros(comment.at()),
                comment.text(),
                comment.figure(),
                comment.seq(),
                comment.resolved(),
                comment.replyTo(),
                new AnchorNode(on.key(), on.kind().name(), on.map()),
                revision);
    }
}
