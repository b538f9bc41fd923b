/** Rules of data quality as other tools write and read them. */
@NullMarked
package io.throughline.ingest.contract;

import org.jspecify.annotations.NullMarked;
