package io.throughline.map;

/** What a first map is for: more customers, customers who stay, journeys with less effort, journeys that cost less. */
public enum Objective {
    GROW,
    KEEP,
    EASE,
    SAVE
}
