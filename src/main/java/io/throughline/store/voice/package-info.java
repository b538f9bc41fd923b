/** What customers said. */
@NullMarked
package io.throughline.store.voice;

import org.jspecify.annotations.NullMarked;
