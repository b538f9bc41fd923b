/** How far journeys come through conditions in order, and where they went instead. */
@NullMarked
package io.throughline.path.funnel;

import org.jspecify.annotations.NullMarked;
