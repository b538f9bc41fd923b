package io.throughline.analysis.check;

import io.throughline.analysis.summary.EvaluatedJourneys;

/** The journeys that each figure is taken from: the same for all of them, or checks must notice. */
interface Figures {
    EvaluatedJourneys of(Figure figure);
}
