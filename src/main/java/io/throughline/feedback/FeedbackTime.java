package io.throughline.feedback;

/** Which time of an item counts. */
public enum FeedbackTime {
    /** When it was given. */
    ANSWERED,
    /** When it was asked for; when it was given, where that is not known. */
    ASKED
}
