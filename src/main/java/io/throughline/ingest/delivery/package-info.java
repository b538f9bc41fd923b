/** Where bytes come from: a file, a folder, the files inside of an archive. */
@NullMarked
package io.throughline.ingest.delivery;

import org.jspecify.annotations.NullMarked;
