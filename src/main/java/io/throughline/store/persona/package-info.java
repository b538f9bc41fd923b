/** Personas and who fits them. */
@NullMarked
package io.throughline.store.persona;

import org.jspecify.annotations.NullMarked;
