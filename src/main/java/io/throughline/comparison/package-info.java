/** Two sets of journeys side by side, customer by customer. */
@NullMarked
package io.throughline.persona.comparison;

import org.jspecify.annotations.NullMarked;
