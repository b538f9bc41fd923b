/** Which questions are computed now and which wait, on what threads, and when they are given up. */
@NullMarked
package io.throughline.question;

import org.jspecify.annotations.NullMarked;
