/** Takes persons out of the store, and out of what its files still hold of them. */
@NullMarked
package io.throughline.store.erasure;

import org.jspecify.annotations.NullMarked;
