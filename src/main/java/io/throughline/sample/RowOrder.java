package io.throughline.sample;

/** How the rows of a generated log follow each other. */
public enum RowOrder {
    /** Customer by customer, each in order of time. */
    CUSTOMER,
    /** By time, then by customer, as a live system would write them. */
    TIME
}
