package io.throughline.ingest.text;

/** What the numbers of a time column are. */
enum Numerals {
    /** Told by their size: step numbers below 1e8, seconds below 1e11, milliseconds below 1e14, microseconds below 1e17, else nanoseconds. */
    SIZE("size"),
    COMPACT("compact"),
    SERIAL("serial"),
    STEPS("steps"),
    SECONDS("seconds"),
    MILLIS("millis"),
    MICROS("micros"),
    NANOS("nanos");

    /** How the option names it. */
    final String option;

    Numerals(String option) {
        this.option = option;
    }
}
