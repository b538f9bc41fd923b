/** The order of operations that every figure shares. */
@NullMarked
package io.throughline.analysis.cut;

import org.jspecify.annotations.NullMarked;
