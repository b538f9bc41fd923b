/** Where questions are asked of the newest data; the parts hold what figures share, their sums checked, and figures over several rooms. */
@NullMarked
package io.throughline.analysis;

import org.jspecify.annotations.NullMarked;
