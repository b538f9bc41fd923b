package io.throughline.server;

/** What an empty store is filled with at start. */
enum SampleChoice {
    /** The retail market, until the first import of another source. */
    RETAIL,
    NONE,
    /** The retail market, which stays beside what is imported. */
    KEEP
}
