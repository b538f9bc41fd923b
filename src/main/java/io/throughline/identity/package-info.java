/** Which identifiers are one customer, by which evidence. */
@NullMarked
package io.throughline.identity;

import org.jspecify.annotations.NullMarked;
