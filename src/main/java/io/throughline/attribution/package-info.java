/** Shares each conversion among its steps; one sealed family. */
@NullMarked
package io.throughline.attribution;

import org.jspecify.annotations.NullMarked;
