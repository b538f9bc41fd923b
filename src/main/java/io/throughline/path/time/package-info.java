/** Silences, gaps, times from one step to another, and changes of channel. */
@NullMarked
package io.throughline.path.time;

import org.jspecify.annotations.NullMarked;
