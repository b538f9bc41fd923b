package io.throughline.feedback;

/** How the polarity of a text is told. */
public enum PolarityWay {
    /** By a list of words. */
    LIST,
    /** By what rated texts of the store taught. */
    LEARNT,
    /** By the mean of both. */
    BOTH,
    /** Not at all. */
    NONE
}
