/** Identifiers and evidence in Neo4j. */
@NullMarked
package io.throughline.store.identity;

import org.jspecify.annotations.NullMarked;
