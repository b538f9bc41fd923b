/** Commands over the same desk. */
@NullMarked
package io.throughline.cli;

import org.jspecify.annotations.NullMarked;
