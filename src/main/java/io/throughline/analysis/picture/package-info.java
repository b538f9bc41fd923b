/** A journey map as one page: the picture, the table of the same cells, and files for other tools. */
@NullMarked
package io.throughline.analysis.picture;

import org.jspecify.annotations.NullMarked;
