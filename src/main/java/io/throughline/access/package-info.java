/** Who asks, and what they may do: named keys and their roles. */
@NullMarked
package io.throughline.access;

import org.jspecify.annotations.NullMarked;
