/** Journeys folded into a weighted directed graph, and what its shape tells. */
@NullMarked
package io.throughline.graph;

import org.jspecify.annotations.NullMarked;
