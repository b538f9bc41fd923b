/** Where the cards and links of a journey graph stand: lanes by stage, sub-columns by level, few crossings, short links. */
@NullMarked
package io.throughline.layout;

import org.jspecify.annotations.NullMarked;
