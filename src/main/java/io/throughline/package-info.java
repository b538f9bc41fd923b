/** Throughline: exact customer journey analysis on a graph. */
@NullMarked
package io.throughline;

import org.jspecify.annotations.NullMarked;
