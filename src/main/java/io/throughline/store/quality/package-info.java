/** Rules of sources, in Neo4j. */
@NullMarked
package io.throughline.store.quality;

import org.jspecify.annotations.NullMarked;
