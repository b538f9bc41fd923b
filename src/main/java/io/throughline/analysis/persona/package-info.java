/** Who fits which persona in one state of the data. */
@NullMarked
package io.throughline.analysis.persona;

import org.jspecify.annotations.NullMarked;
