/** What rows are: interactions, path tables, costs; and the rules they must keep. */
@NullMarked
package io.throughline.ingest.record;

import org.jspecify.annotations.NullMarked;
