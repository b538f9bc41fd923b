/** Returns to a step already visited, by loop erasure. */
@NullMarked
package io.throughline.path.loop;

import org.jspecify.annotations.NullMarked;
