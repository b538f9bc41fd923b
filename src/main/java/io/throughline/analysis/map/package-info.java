/** What the data show of a journey map: stages, feelings, goals, pains and how journeys follow the design, each beside what people wrote. */
@NullMarked
package io.throughline.analysis.map;

import org.jspecify.annotations.NullMarked;
