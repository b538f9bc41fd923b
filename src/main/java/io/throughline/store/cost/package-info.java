/** What was spent. */
@NullMarked
package io.throughline.store.cost;

import org.jspecify.annotations.NullMarked;
