package io.throughline.map;

/** What goes because a text does not name it. */
public enum Prune {
    /** Nothing: what is not named stays. */
    NOTHING,
    /** Parts of the maps that it names; other maps stay. */
    PARTS,
    /** Those, and maps that it does not name. */
    MAPS;

    boolean takesParts() {
        return this != NOTHING;
    }

    boolean takesMaps() {
        return this == MAPS;
    }
}
