/** How far the data can be trusted: profiles, rules and scores of what came in. */
@NullMarked
package io.throughline.quality;

import org.jspecify.annotations.NullMarked;
