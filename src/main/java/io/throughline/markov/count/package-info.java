/** Journeys counted as an absorbing chain: states, transitions, values of conversions. */
@NullMarked
package io.throughline.markov.count;

import org.jspecify.annotations.NullMarked;
