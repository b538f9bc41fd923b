package io.throughline.journey;

/** A question was given up before its answer was there, see {@link Deadline}. */
public final class GivenUp extends RuntimeException {
    private static final String REMEDY =
            "ask for fewer figures at once, fewer `samples` or a lower `order`, or choose fewer journeys by"
                    + " `period`, or raise throughline.limits.seconds.";

    private final String why;

    /** @param why one sentence that ends with a colon, after which comes what to ask instead */
    GivenUp(String why) {
        super(why + REMEDY, null, false, false);
        this.why = why;
    }

    /** The message with a remedy of its own. @param remedy what to ask instead */
    public String message(String remedy) {
        return why + remedy + ", or raise throughline.limits.seconds.";
    }
}
