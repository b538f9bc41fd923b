/** How many steps a chain should remember, judged on customers it has not seen. */
@NullMarked
package io.throughline.markov.order;

import org.jspecify.annotations.NullMarked;
