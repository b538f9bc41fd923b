package io.throughline.kpi;

/** On which side of its target a figure is good. */
public enum Better {
    HIGHER,
    LOWER
}
