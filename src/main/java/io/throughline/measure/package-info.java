/** Numbers that carry numerator, denominator, unit and interval. */
@NullMarked
package io.throughline.measure;

import org.jspecify.annotations.NullMarked;
