/** Finds groups of customers that move, or are, alike, and proposes a rule for each. */
@NullMarked
package io.throughline.persona.discovery;

import org.jspecify.annotations.NullMarked;
