/** Ways before and after a step: as a tree, and in columns for a flow. */
@NullMarked
package io.throughline.path.tree;

import org.jspecify.annotations.NullMarked;
