/** What customers say: kinds, scales, joining to touchpoints, polarity of text, sums. */
@NullMarked
package io.throughline.feedback;

import org.jspecify.annotations.NullMarked;
