/** Defines, finds and compares groups of customers, and the rules that people write for it. */
@NullMarked
package io.throughline.persona;

import org.jspecify.annotations.NullMarked;
