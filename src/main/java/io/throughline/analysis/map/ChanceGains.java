package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.journey.InvalidArgument;
import io.throughline.map.Opportunity;
import io.throughline.markov.whatif.Gains;
import io.throughline.measure.Estimate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What opportunities would bring in the journeys of one scope, each worked out once. Safe for any thread. */
final class ChanceGains {
    private final EvaluatedJourneys journeys;
    private final Lazy<Gains> gains;
    private final Map<String, ChanceGain> known = new ConcurrentHashMap<>();

    ChanceGains(EvaluatedJourneys journeys) {
        this.journeys = journeys;
        this.gains = new Lazy<>(() -> Gains.of(journeys.set(), journeys.graph()));
    }

    ChanceGain of(Opportunity opportunity) {
        return known.computeIfAbsent(opportunity.id(), id -> tell(opportunity));
    }

    private ChanceGain tell(Opportunity opportunity) {
        if (opportunity.edits().isEmpty()) {
            return ChanceGain.unknown("no edits: say what it changes");
        }
        if (journeys.count() == 0) {
            return ChanceGain.unknown("no journeys");
        }
        try {
            Gains.Gain gain = gains.get().of(opportunity.edits());
            return new ChanceGain(estimate(gain.conversions(), "conversions"), estimate(gain.value(), "value"), "");
        } catch (InvalidArgument fault) {
            return ChanceGain.unknown(String.valueOf(fault.getMessage()));
        }
    }

    private Estimate estimate(double value, String unit) {
        return new Estimate(value, null, null, journeys.count(), journeys.customers(), 1, unit, "journeys");
    }
}
