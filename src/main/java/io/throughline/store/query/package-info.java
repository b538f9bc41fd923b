/** The door to a database: query files by name, the schema they need, and what of the stored imports is visible. */
@NullMarked
package io.throughline.store.query;

import org.jspecify.annotations.NullMarked;
