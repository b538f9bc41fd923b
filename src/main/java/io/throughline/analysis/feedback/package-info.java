/** What customers say, in the scope of some journeys. */
@NullMarked
package io.throughline.analysis.feedback;

import org.jspecify.annotations.NullMarked;
