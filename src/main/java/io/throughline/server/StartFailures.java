package io.throughline.server;

import io.throughline.journey.Unavailable;
import io.throughline.store.folder.FolderInUse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Failures at start whose own message says everything, and those of a start that was stopped, of which nothing is said. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements FailureAnalyzer {
    static final int FOLDER_IN_USE = 3;
    static final int FAILED = 1;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (Stopping.begun()) {
            return new FailureAnalysis("", "", failure);
        }
        RuntimeException known = find(failure);
        return known == null ? null : new FailureAnalysis(known.getMessage(), null, known);
    }

    public static int exitCode(Throwable failure) {
        return find(failure) instanceof FolderInUse ? FOLDER_IN_USE : FAILED;
    }

    /** The cause whose message is meant for the user; null where there is none. */
    static @Nullable RuntimeException find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FolderInUse || cause instanceof Unavailable) {
                return (RuntimeException) cause;
            }
        }
        return WrongSetting.find(failure).map(Unavailable::new).orElse(null);
    }
}
