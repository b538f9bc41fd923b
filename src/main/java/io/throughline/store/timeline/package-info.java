/** Timelines as nodes of arrays: read whole, by customer or by the thousand, and packed. */
@NullMarked
package io.throughline.store.timeline;

import org.jspecify.annotations.NullMarked;
