package io.throughline.journey;

import java.time.Duration;

/** When an answer is given up; long work asks between its rounds, so that it ends soon after nobody may be waiting any more. */
public final class Deadline {
    /** Work goes on until it is done. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE, "");

    private final long last;
    private final String refusal;

    private Deadline(long last, String refusal) {
        this.last = last;
        this.refusal = refusal;
    }

    /** @param remedy what the caller may change */
    public static Deadline after(Duration most, String remedy) {
        return new Deadline(
                System.nanoTime() + most.toNanos(),
                "This takes longer than " + most.toSeconds() + " s and was given up: " + remedy + '.');
    }

    /** Throws {@link Unavailable} once the time is over. */
    public void check() {
        if (this != NONE && System.nanoTime() - last > 0) {
            throw new Unavailable(refusal);
        }
    }
}
