package io.throughline;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;

/** Journeys of all customers in the newest data of an index. */
public final class Cuts {
    private Cuts() {}

    /** @param scope what it says of customers is not looked at */
    public static JourneySet of(JourneyIndex index, Scope scope) {
        return new ScopeCut(index.now(), scope, null).journeys();
    }
}
