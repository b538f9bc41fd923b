/** Timelines as primitive columns; selection of a scope. */
@NullMarked
package io.throughline.index;

import org.jspecify.annotations.NullMarked;
