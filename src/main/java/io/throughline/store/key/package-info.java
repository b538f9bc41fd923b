/** Keys of those who may ask, without their secrets. */
@NullMarked
package io.throughline.store.key;

import org.jspecify.annotations.NullMarked;
