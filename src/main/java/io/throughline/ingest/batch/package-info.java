/** Interactions gathered by the batch, written, and reported on. */
@NullMarked
package io.throughline.ingest.batch;

import org.jspecify.annotations.NullMarked;
