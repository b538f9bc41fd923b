/** Comparisons of evaluated sets of journeys, in pairs and in tables. */
@NullMarked
package io.throughline.analysis.comparison;

import org.jspecify.annotations.NullMarked;
