package io.throughline.persona.discovery;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import io.throughline.persona.discovery.Discovery.Cluster;
import io.throughline.persona.discovery.Discovery.Request;
import java.util.ArrayList;
import java.util.List;

/** Finds groups among the customers of a set of journeys and says what each is like. The unit is the customer with all journeys of the set. */
public final class Discoveries {
    private static final int TRAIT_RUNS = 5;

    private final Customers customers;
    private final Grouping grouping;

    private Discoveries(Customers customers, Grouping grouping) {
        this.customers = customers;
        this.grouping = grouping;
    }

    /** Without customers there are no groups, whatever was asked. */
    public static Discovery of(JourneySet set, Request request) {
        Customers customers = Customers.of(set);
        if (customers.size() == 0) {
            return new Discovery(0, List.of(), false, 1, List.of());
        }
        Grouping grouping = Grouping.of(customers, request);
        return new Discovery(
                grouping.k(),
                grouping.tried(),
                grouping.stillFalling(),
                grouping.stability(),
                new Discoveries(customers, grouping).clusters());
    }

    private List<Cluster> clusters() {
        DistinctiveTraits traits = new DistinctiveTraits(
                customers, TraitBins.all(customers, TRAIT_RUNS), grouping.labels(), grouping.groups());
        RuleFinder rules = RuleFinder.of(customers, grouping.labels());
        List<Cluster> clusters = new ArrayList<>();
        for (int group = 0; group < grouping.groups(); group++) {
            JourneySet own = customers.journeys(grouping.labels(), group, false);
            JourneySet others = customers.journeys(grouping.labels(), group, true);
            clusters.add(new Cluster(
                    Integer.toString(group + 1),
                    size(group),
                    conversion(group),
                    DistinctiveTransitions.of(own, others),
                    traits.of(group),
                    rules.find(group)));
        }
        return clusters;
    }

    private long size(int group) {
        long size = 0;
        for (int label : grouping.labels()) {
            size += label == group ? 1 : 0;
        }
        return size;
    }

    private Rate conversion(int group) {
        ClusteredRate rate = new ClusteredRate();
        for (int customer = 0; customer < customers.size(); customer++) {
            if (grouping.labels()[customer] == group) {
                JourneyBlock block = customers.block(customer);
                int end = customers.endJourney(customer);
                int converted = 0;
                for (int j = customers.firstJourney(customer); j < end; j++) {
                    converted += block.converted(j) ? 1 : 0;
                }
                rate.add(converted, end - customers.firstJourney(customer));
            }
        }
        return rate.rate("journeys");
    }
}
