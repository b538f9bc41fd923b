/** Journey graphs and path tables as files that other tools read. */
@NullMarked
package io.throughline.export;

import org.jspecify.annotations.NullMarked;
