package io.throughline.journey;

/** What follows a conversion: the customer's next journey, or nothing. */
public enum AfterConversion {
    NEW_JOURNEY,
    STOP
}
