package io.throughline.journey;

/** Whether customers whose last word is that they do not consent are left out. */
public enum Consent {
    /** They are in no figure. */
    HONOUR,
    /** Everyone is looked at, whatever they said. */
    IGNORE
}
