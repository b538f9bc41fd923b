/** What is said of touchpoints: name, channel, stage, owner, and whether they convert. */
@NullMarked
package io.throughline.catalogue;

import org.jspecify.annotations.NullMarked;
