/** The folder of an embedded store: held by one process, with what lies beside the database. */
@NullMarked
package io.throughline.store.folder;

import org.jspecify.annotations.NullMarked;
