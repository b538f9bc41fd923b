/** Figures under a name, and what they came to. */
@NullMarked
package io.throughline.store.kpi;

import org.jspecify.annotations.NullMarked;
