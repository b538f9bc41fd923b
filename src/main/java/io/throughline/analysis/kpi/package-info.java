/** Named figures of evaluated journeys: in the currency of their values, and by calendar unit. */
@NullMarked
package io.throughline.analysis.kpi;

import org.jspecify.annotations.NullMarked;
