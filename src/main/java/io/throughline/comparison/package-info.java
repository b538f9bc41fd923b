/** Two sets of journeys side by side, customer by customer. */
@NullMarked
package io.throughline.comparison;

import org.jspecify.annotations.NullMarked;
