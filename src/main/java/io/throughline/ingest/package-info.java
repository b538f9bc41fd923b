/** Foreign formats into interactions; refused rows are reported, never lost in silence. */
@NullMarked
package io.throughline.ingest;

import org.jspecify.annotations.NullMarked;
