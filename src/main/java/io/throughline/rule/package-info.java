/** CEL over customers and interactions: fields, checks with positions, and fast evaluation over many customers. */
@NullMarked
package io.throughline.rule;

import org.jspecify.annotations.NullMarked;
