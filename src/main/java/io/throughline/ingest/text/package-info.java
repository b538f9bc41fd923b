/** Text of files: bytes and characters, numbers, times, and the forms in which columns write them. */
@NullMarked
package io.throughline.ingest.text;

import org.jspecify.annotations.NullMarked;
