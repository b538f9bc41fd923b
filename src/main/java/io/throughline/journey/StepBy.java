package io.throughline.journey;

/** What a step is. A conversion step is its touchpoint under every choice. */
public enum StepBy {
    TOUCHPOINT,
    CHANNEL,
    STAGE,
    CAMPAIGN
}
