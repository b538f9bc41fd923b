package io.throughline.journey;

/** What was asked of a customer. The order is kept in the store. */
public enum FeedbackKind {
    /** How likely a recommendation is, 0 to 10. */
    NPS,
    /** How satisfied the customer is. */
    CSAT,
    /** How much effort it took. */
    CES,
    /** A rating that is none of the former, such as stars. */
    RATING,
    /** A text without a score. */
    TEXT
}
