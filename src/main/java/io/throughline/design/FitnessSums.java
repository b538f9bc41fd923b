package io.throughline.design;

import io.throughline.journey.JourneyBlock;
import io.throughline.path.CustomerRates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/** Costs by the period in which journeys begin. Cost: one pass over the journeys, none over their steps. */
final class FitnessSums {
    private final AlignedPaths aligned;
    private final long[] journeys;
    private final long[] cost;
    private final long[] worst;
    private final CustomerRates deviating;

    FitnessSums(AlignedPaths aligned, int periods) {
        this.aligned = aligned;
        journeys = new long[periods];
        cost = new long[periods];
        worst = new long[periods];
        deviating = new CustomerRates(periods);
    }

    /** @param periodOf the period of a time, −1 for none */
    void gather(JourneyBlock block, LongToIntFunction periodOf) {
        int[] path = aligned.of(block);
        int[] slot = block.slot();
        for (int j = 0; j < block.journeys(); j++) {
            int period = block.countsSteps(j) ? -1 : periodOf.applyAsInt(block.start(j));
            if (period >= 0) {
                int number = AlignedPaths.number(path[j], block.converted(j));
                journeys[period]++;
                cost[period] += aligned.cost[number];
                worst[period] += aligned.worst[number];
                deviating.add(period, aligned.cost[number] > 0 ? 1 : 0);
            }
            if (j + 1 == block.journeys() || slot[j + 1] != slot[j]) {
                deviating.endCustomer();
            }
        }
    }

    List<Conformance.Fitness> list() {
        List<Conformance.Fitness> list = new ArrayList<>();
        for (int period = 0; period < journeys.length; period++) {
            Double fitness = journeys[period] == 0
                    ? null
                    : worst[period] == 0 ? (Double) 1.0 : (Double) (1 - (double) cost[period] / worst[period]);
            list.add(new Conformance.Fitness(journeys[period], fitness, deviating.rate(period, "journeys")));
        }
        return list;
    }
}
