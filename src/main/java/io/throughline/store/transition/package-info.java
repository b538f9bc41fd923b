/** The transition graph that Cypher users see. */
@NullMarked
package io.throughline.store.transition;

import org.jspecify.annotations.NullMarked;
