package io.throughline.path.funnel;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.measure.Rate;
import io.throughline.path.Durations;
import io.throughline.path.NextStep;
import io.throughline.path.RateSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts how far journeys come in a funnel: the best attempt of each, summed. Cost: one pass over the steps, divided among the processors. */
public final class Funnels {
    /** Rates: from the previous required step, from the first, and last. */
    private static final int PREVIOUS = 0;

    private final FunnelPlan plan;
    private final boolean byCustomer;
    private final boolean seconds;
    private final int codes;
    private final Attempt.Search search;
    private final Attempt attempt;
    private final long[] entered;
    private final long[] enteredHere;
    private final RateSums rates;
    private final Durations[] durations;
    private final long[][] instead;
    /** The unit at hand is its customer's only one. */
    private boolean alone;

    private Funnels(FunnelPlan plan, Funnel.Request request, int codes) {
        this.plan = plan;
        this.byCustomer = request.by() == Funnel.CountBy.CUSTOMER;
        this.seconds = request.seconds();
        this.codes = codes;
        this.search = Attempt.Search.of(plan);
        this.attempt = new Attempt(plan.size);
        this.entered = new long[plan.size];
        this.enteredHere = new long[plan.size];
        this.rates = new RateSums(2 * plan.size);
        this.durations = new Durations[plan.size];
        Arrays.setAll(durations, i -> new Durations());
        this.instead = new long[plan.size][codes + 1];
    }

    public static Funnel of(JourneySet set, Funnel.Request request) {
        FunnelPlan plan = new FunnelPlan(set, request);
        Funnels[] parts = BlockPartitions.of(set, BlockPartitions.workers() * 2).parallelStream()
                .map(strip -> part(plan, request, set.steps().size(), strip))
                .toArray(Funnels[]::new);
        for (int i = 1; i < parts.length; i++) {
            parts[0].merge(parts[i]);
        }
        return parts[0].result(set.steps());
    }

    private static Funnels part(FunnelPlan plan, Funnel.Request request, int codes, List<JourneyBlock> blocks) {
        Funnels part = new Funnels(plan, request, codes);
        blocks.forEach(part::add);
        return part;
    }

    private void add(JourneyBlock block) {
        int[] slot = block.slot();
        int[] offset = block.offset();
        for (int first = 0; first < block.journeys(); ) {
            int end = first + 1;
            while (end < block.journeys() && slot[end] == slot[first]) {
                end++;
            }
            boolean timed = !block.countsSteps(first);
            alone = byCustomer || end == first + 1;
            if (byCustomer) {
                add(block, offset[first], offset[end], timed);
            }
            for (int j = first; j < end && !byCustomer; j++) {
                add(block, offset[j], offset[j + 1], timed);
            }
            if (!alone) {
                rates.endCustomer();
            }
            first = end;
        }
    }

    private void add(JourneyBlock block, int from, int to, boolean timed) {
        if (attempt.far >= 0) {
            attempt.clear();
        }
        search.find(block, from, to, timed, attempt);
        if (attempt.far < 0) {
            for (int i = 0; i < plan.size; i++) {
                if (plan.before[i] < 0) {
                    count(PREVIOUS + i, false);
                }
            }
            return;
        }
        enteredHere[attempt.begin]++;
        for (int i = 0; i < plan.size; i++) {
            addStep(i);
        }
        if (attempt.far < plan.size - 1) {
            instead[attempt.far][attempt.end + 1 < to ? block.step()[attempt.end + 1] : codes]++;
        }
        if (seconds && timed) {
            addTimes(block);
        }
    }

    private void count(int rate, boolean succeeds) {
        if (alone) {
            rates.addAlone(rate, succeeds);
        } else {
            rates.add(rate, succeeds);
        }
    }

    private void addStep(int i) {
        boolean matched = attempt.place[i] >= 0;
        entered[i] += matched ? 1 : 0;
        if (plan.before[i] < 0 || attempt.place[plan.before[i]] >= 0) {
            count(PREVIOUS + i, matched);
        }
        if (attempt.place[0] >= 0) {
            count(plan.size + i, matched);
        }
    }

    /** The time at which the steps up to one are all matched, less the same for the previous required step. */
    private void addTimes(JourneyBlock block) {
        long[] at = block.timelines().at();
        long before = 0;
        long now = Long.MIN_VALUE;
        boolean any = false;
        for (int i = 0; i < plan.size; i++) {
            if (attempt.place[i] < 0) {
                continue;
            }
            long here = Math.max(now, at[block.row().at(attempt.place[i])]);
            if (any) {
                durations[i].add(here - before);
            }
            if (!plan.optional[i]) {
                now = here;
                before = here;
                any = true;
            }
        }
    }

    private void merge(Funnels other) {
        rates.merge(other.rates);
        for (int i = 0; i < plan.size; i++) {
            entered[i] += other.entered[i];
            enteredHere[i] += other.enteredHere[i];
            durations[i].addAll(other.durations[i]);
            for (int code = 0; code <= codes; code++) {
                instead[i][code] += other.instead[i][code];
            }
        }
    }

    private Funnel result(Steps steps) {
        String units = byCustomer ? "customers" : "journeys";
        List<Funnel.Step> list = new ArrayList<>();
        for (int i = 0; i < plan.size; i++) {
            String previous = plan.before[i] < 0 ? units : units + " that entered step " + (plan.before[i] + 1);
            Rate fromPrevious = rates.rate(PREVIOUS + i, previous);
            Rate fromFirst = rates.rate(plan.size + i, units + " that entered step 1");
            list.add(new Funnel.Step(
                    entered[i],
                    enteredHere[i],
                    fromPrevious,
                    fromFirst,
                    durations[i].seconds(),
                    NextStep.list(steps, instead[i])));
        }
        return new Funnel(list, list.get(plan.lastRequired()).fromFirst());
    }
}
