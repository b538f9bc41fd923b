/** Where journeys are lost, what that costs, and what a step is to the graph. */
@NullMarked
package io.throughline.analysis.bottleneck;

import org.jspecify.annotations.NullMarked;
