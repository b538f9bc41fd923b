@NullMarked
package io.throughline.map;

import org.jspecify.annotations.NullMarked;
