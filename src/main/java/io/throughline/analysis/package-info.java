/** One class per question: scope in, result record out, sums checked. */
@NullMarked
package io.throughline.analysis;

import org.jspecify.annotations.NullMarked;
