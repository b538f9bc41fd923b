/** Distinct paths of whole journeys and of windows in them: counted, ranked, grouped by likeness. */
@NullMarked
package io.throughline.path.variant;

import org.jspecify.annotations.NullMarked;
