/** The right to change what is stored, held by one session at a time over all instances. */
@NullMarked
package io.throughline.store.lease;

import org.jspecify.annotations.NullMarked;
