/** Identities between figures, each side computed on its own way. */
@NullMarked
package io.throughline.analysis.check;

import org.jspecify.annotations.NullMarked;
