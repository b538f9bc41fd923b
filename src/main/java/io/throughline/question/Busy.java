package io.throughline.question;

/** More questions wait already than may wait. */
public final class Busy extends RuntimeException {
    private final int seconds;

    Busy(int waiting, int seconds) {
        super(
                waiting + " questions wait already: ask again in " + seconds
                        + " s, or raise throughline.limits.waiting.",
                null,
                false,
                false);
        this.seconds = seconds;
    }

    /** When it is worth asking again. */
    public int seconds() {
        return seconds;
    }
}
