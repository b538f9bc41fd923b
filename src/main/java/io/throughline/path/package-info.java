/** Everything that depends on order: paths, trees, flows, funnels, loops, times. */
@NullMarked
package io.throughline.path;

import org.jspecify.annotations.NullMarked;
