/** Solves absorbing chains exactly: by elimination without subtraction, by selected inverse, by sweeps. */
@NullMarked
package io.throughline.markov.solve;

import org.jspecify.annotations.NullMarked;
