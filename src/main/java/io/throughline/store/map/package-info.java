/** Journey maps as nodes, their versions, what could be done, and what is said of them. */
@NullMarked
package io.throughline.store.map;

import org.jspecify.annotations.NullMarked;
