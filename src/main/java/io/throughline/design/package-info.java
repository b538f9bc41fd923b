/** The planned journey, and how far behaviour follows it. */
@NullMarked
package io.throughline.design;

import org.jspecify.annotations.NullMarked;
