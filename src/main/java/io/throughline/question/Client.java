package io.throughline.question;

/** Whoever waits for an answer. */
public interface Client {
    /** Name of the attribute under which a request carries its client. */
    String ATTRIBUTE = "throughline.client";

    /** True once the connection is closed; may be asked from any thread until the request is answered. */
    boolean isGone();

    /** Whoever waits for one of its questions, named by id, which may be taken back alone. */
    default Client of(String question) {
        return this;
    }
}
