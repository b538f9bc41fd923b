/** Layouts of files, recognised by content and read as rows of named cells. */
@NullMarked
package io.throughline.ingest.format;

import org.jspecify.annotations.NullMarked;
