/** Touchpoints, channels and stages, and the codes by which timelines name them. */
@NullMarked
package io.throughline.store.catalogue;

import org.jspecify.annotations.NullMarked;
