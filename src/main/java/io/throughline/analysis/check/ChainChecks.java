package io.throughline.analysis.check;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.removal.Removals;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.measure.Check;
import java.util.List;

/** Identities between chains of the journeys and the journeys themselves: the one are solved, the other are counted. */
final class ChainChecks {
    private static final double EXACT = 1e-12;
    private static final double ROUNDING = 1e-9;
    /** Orders that are solved; each is a chain of its own. */
    private static final int ORDERS = 2;

    private ChainChecks() {}

    static List<Check> of(JourneySet set, Figures figures) {
        Check[] checks = new Check[ORDERS + 2];
        double observed = figures.of(Figure.COUNT).count() == 0
                ? 0
                : (double) figures.of(Figure.CONVERTED).converted()
                        / figures.of(Figure.COUNT).count();
        for (int order = 1; order <= ORDERS; order++) {
            double chain = Removals.conversion(CountedChain.of(set, order));
            checks[order - 1] = Check.of(
                    "conversion of the chain of order " + order + " = converted / journeys", chain, observed, EXACT);
        }
        EvaluatedJourneys edited = figures.of(Figure.WHAT_IF);
        WhatIf.ChainFigures base = WhatIf.of(edited.set(), edited.graph(), edited.chain(), List.of())
                .base();
        checks[ORDERS] = Check.of(
                "expected steps of the chain × journeys = steps of all journeys",
                base.expectedSteps() * figures.of(Figure.COUNT).count(),
                steps(set),
                ROUNDING);
        checks[ORDERS + 1] = Check.of(
                "expected value of the chain × journeys = value",
                base.expectedValue() * figures.of(Figure.COUNT).count(),
                figures.of(Figure.VALUE).value(),
                ROUNDING);
        return List.of(checks);
    }

    private static long steps(JourneySet set) {
        long steps = 0;
        for (JourneyBlock block : set.blocks()) {
            steps += block.steps();
        }
        return steps;
    }
}
