/** Commands over the same desks that the web doors use. */
@NullMarked
package io.throughline.cli;

import org.jspecify.annotations.NullMarked;
