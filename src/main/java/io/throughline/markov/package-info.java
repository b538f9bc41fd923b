/** The journey as an absorbing chain. */
@NullMarked
package io.throughline.markov;

import org.jspecify.annotations.NullMarked;
