/** Imports from their beginning to the switch that makes them visible: lease, parts, duplicates, removal. */
@NullMarked
package io.throughline.store.imports;

import org.jspecify.annotations.NullMarked;
