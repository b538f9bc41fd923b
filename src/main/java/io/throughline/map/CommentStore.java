package io.throughline.map;

import java.util.List;
import java.util.Optional;

/** Where comments are kept. Implemented by the store. */
public interface CommentStore {
    /** Oldest first. */
    List<Comment> list();

    default Optional<Comment> find(String id) {
        return list().stream().filter(comment -> comment.id().equals(id)).findFirst();
    }

    /** Creates or changes. Throws {@code EditConflict} where somebody else changed it at the same moment. */
    Comment save(Comment comment, String who);
}
