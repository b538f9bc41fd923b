package io.throughline.journey;

/** Something the service needs is not there right now; the message says what and what to do. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
