package io.throughline.analysis.picture;

/**
 * A cell that was drawn from its upper left corner.
 *
 * @param tail how far its last line reaches to the right
 */
record Drawn(Sketch sketch, double height, double tail) {
    /** Where there is nothing to draw. */
    static final Drawn NOTHING = new Drawn(new Sketch(), 0, 0);
}
