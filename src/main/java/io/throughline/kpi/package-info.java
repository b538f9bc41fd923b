/** Named figures with a target: one family of formulas, each with its definition, its evidence and its interval. */
@NullMarked
package io.throughline.kpi;

import org.jspecify.annotations.NullMarked;
