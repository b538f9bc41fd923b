/** Starts Neo4j inside the process; nothing else refers to its classes, so a server-only build can leave them out. */
@NullMarked
package io.throughline.store.embedded;

import org.jspecify.annotations.NullMarked;
