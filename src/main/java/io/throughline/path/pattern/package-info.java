/** Path patterns: an expression over steps, parsed, compiled to an automaton, and matched in one pass over a journey. */
@NullMarked
package io.throughline.path.pattern;

import org.jspecify.annotations.NullMarked;
