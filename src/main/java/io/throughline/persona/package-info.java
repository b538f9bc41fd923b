/** Groups of customers: what a persona is, where it is kept, and how groups are found. */
@NullMarked
package io.throughline.persona;

import org.jspecify.annotations.NullMarked;
