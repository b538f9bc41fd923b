/** Journeys told apart by one thing: a key, a persona, a unit of calendar time. */
@NullMarked
package io.throughline.analysis.breakdown;

import org.jspecify.annotations.NullMarked;
