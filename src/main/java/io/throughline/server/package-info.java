/** Start-up, wiring, and what is done in the background. */
@NullMarked
package io.throughline.server;

import org.jspecify.annotations.NullMarked;
