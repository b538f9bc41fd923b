/** The vocabulary, and cutting timelines into journeys; declares the ports that edges implement. */
@NullMarked
package io.throughline.journey;

import org.jspecify.annotations.NullMarked;
