/** Generated markets with a known truth, for the demo and for tests. */
@NullMarked
package io.throughline.sample;

import org.jspecify.annotations.NullMarked;
