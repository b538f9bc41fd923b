package io.throughline.store.query;

import io.throughline.journey.EditConflict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Edits of what somebody saw. Revisions are shown from 1 and kept from 0; 0 stands for what is not kept. */
public final class Revisions {
    private Revisions() {}

    /** Throws the conflict where what is kept is not what was seen. @param kept null: nothing */
    public static void check(@Nullable Long kept, int seen, Supplier<EditConflict> conflict) {
        if ((kept == null ? 0 : kept + 1) != seen) {
            throw conflict.get();
        }
    }

    /** Saves by a repository. Throws the conflict where somebody else saved at the same moment. */
    public static <T> T save(Supplier<T> save, Supplier<EditConflict> conflict) {
        try {
            return save.get();
        } catch (OptimisticLockingFailureException stale) {
            throw conflict.get();
        }
    }
}
