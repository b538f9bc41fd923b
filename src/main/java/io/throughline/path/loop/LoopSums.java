package io.throughline.path.loop;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.CustomerRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Journeys that make each of some loops, and journeys that visit its first step and never make it, customer by customer.
 */
final class LoopSums implements LoopErasure.Sink {
    private final LoopTable chosen;
    final CustomerRates with;
    final CustomerRates without;

    /** By step: its place among the first steps of the chosen loops, or −1. */
    private final int[] visitPlace;

    private final List<int[]> loopsFrom;
    private final int[] visits;
    private final int[] visitsConverted;
    private final int[] made;
    private final int[] madeConverted;
    private final long[] lastVisit;
    private final long[] lastMade;
    private long journey;
    private int success;

    private LoopSums(LoopTable chosen, int[] visitPlace, List<int[]> loopsFrom) {
        this.chosen = chosen;
        this.visitPlace = visitPlace;
        this.loopsFrom = loopsFrom;
        with = new CustomerRates(chosen.size());
        without = new CustomerRates(chosen.size());
        visits = new int[loopsFrom.size()];
        visitsConverted = new int[loopsFrom.size()];
        made = new int[chosen.size()];
        madeConverted = new int[chosen.size()];
        lastVisit = new long[loopsFrom.size()];
        lastMade = new long[chosen.size()];
    }

    static LoopSums of(JourneySet set, LoopTable chosen) {
        int[] visitPlace = new int[set.steps().size()];
        Arrays.fill(visitPlace, -1);
        List<int[]> loopsFrom = new ArrayList<>();
        for (int loop = 0; loop < chosen.size(); loop++) {
            int first = chosen.first(loop);
            if (visitPlace[first] < 0) {
                visitPlace[first] = loopsFrom.size();
                loopsFrom.add(new int[0]);
            }
            int[] known = loopsFrom.get(visitPlace[first]);
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = loop;
            loopsFrom.set(visitPlace[first], more);
        }
        List<LoopSums> parts = BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> new LoopSums(chosen, visitPlace, loopsFrom).addAll(strip))
                .toList();
        LoopSums all = parts.get(0);
        for (LoopSums part : parts.subList(1, parts.size())) {
            all.with.merge(part.with);
            all.without.merge(part.without);
        }
        return all;
    }

    private LoopSums addAll(List<JourneyBlock> strip) {
        LoopErasure erasure = new LoopErasure(visitPlace.length, this);
        for (JourneyBlock block : strip) {
            for (int j = 0; j < block.journeys(); j++) {
                journey++;
                success = block.converted(j) ? 1 : 0;
                visit(block.step(), block.offset()[j], block.offset()[j + 1]);
                erasure.walk(block, j);
                if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                    endCustomer();
                }
            }
        }
        return this;
    }

    private void visit(int[] step, int from, int to) {
        for (int k = from; k < to; k++) {
            int place = visitPlace[step[k]];
            if (place >= 0 && lastVisit[place] != journey) {
                lastVisit[place] = journey;
                visits[place]++;
                visitsConverted[place] += success;
            }
        }
    }

    @Override
    public void loop(long hash, int[] path, int from, int to, long micros) {
        int loop = visitPlace[path[from]] < 0 ? -1 : chosen.find(hash, path, from, to);
        if (loop >= 0 && lastMade[loop] != journey) {
            lastMade[loop] = journey;
            made[loop]++;
            madeConverted[loop] += success;
        }
    }

    private void endCustomer() {
        for (int place = 0; place < visits.length; place++) {
            if (visits[place] > 0) {
                endCustomer(place);
            }
        }
    }

    private void endCustomer(int place) {
        for (int loop : loopsFrom.get(place)) {
            with.addCustomer(loop, madeConverted[loop], made[loop]);
            without.addCustomer(loop, visitsConverted[place] - madeConverted[loop], visits[place] - made[loop]);
            made[loop] = 0;
            madeConverted[loop] = 0;
        }
        visits[place] = 0;
        visitsConverted[place] = 0;
    }
}
