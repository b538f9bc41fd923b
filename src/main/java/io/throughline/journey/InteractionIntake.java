package io.throughline.journey;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes interactions, and what customers say, in as they happen. */
public interface InteractionIntake {

    /** Answers when the interactions are durable; calls close to each other may share one import and its report. */
    CompletableFuture<ImportReport> record(String source, LiveCall call);

    /** Answers when the items are durable, as one import of their own. @param who sends them, for the audit log */
    CompletableFuture<ImportReport> say(String source, List<FeedbackRow> items, String who);

    /** Interactions alone. */
    default CompletableFuture<ImportReport> record(String source, List<LiveInteraction> interactions) {
        return record(source, new LiveCall(interactions, List.of()));
    }
}
