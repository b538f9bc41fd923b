/** Who did what, in Neo4j. */
@NullMarked
package io.throughline.store.audit;

import org.jspecify.annotations.NullMarked;
