/** The evaluated journeys, and what their figures share. */
@NullMarked
package io.throughline.analysis.summary;

import org.jspecify.annotations.NullMarked;
