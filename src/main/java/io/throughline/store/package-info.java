/** Neo4j: the only room with Cypher. */
@NullMarked
package io.throughline.store;

import org.jspecify.annotations.NullMarked;
