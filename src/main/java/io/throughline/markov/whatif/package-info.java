/** A chain as it is and as it would be with some transitions changed. */
@NullMarked
package io.throughline.markov.whatif;

import org.jspecify.annotations.NullMarked;
