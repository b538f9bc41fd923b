package io.throughline.analysis.picture;

/**
 * How much a cell shows before it says how much more there is.
 *
 * @param touchpoints most of them
 * @param items most goals, pains, KPIs and opportunities
 * @param lines of one text
 */
record Density(int touchpoints, int items, int lines) {
    /** The first that leaves the text large enough on paper is taken. */
    static final Density[] ALL = {new Density(8, 4, 3), new Density(6, 3, 3), new Density(5, 3, 2), new Density(4, 2, 2)
    };
}
