package io.throughline.analysis.map;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import java.util.Map;
import java.util.TreeMap;

/** Where journeys go from their first visit to a step, by step or ENDED. Cost: one pass over the steps up to that visit. */
final class FirstExits {
    private FirstExits() {}

    static Map<String, Double> of(JourneySet set, int step) {
        long[] counts = set.blocks().parallelStream()
                .map(block -> count(block, step, set.steps().size()))
                .reduce(FirstExits::sum)
                .orElseGet(() -> new long[set.steps().size() + 1]);
        Map<String, Double> exits = new TreeMap<>();
        for (int to = 0; to < counts.length; to++) {
            if (counts[to] > 0) {
                exits.put(
                        to == set.steps().size() ? Reserved.ENDED : set.steps().id(to), (double) counts[to]);
            }
        }
        return exits;
    }

    private static long[] count(JourneyBlock block, int step, int ended) {
        long[] counts = new long[ended + 1];
        int[] steps = block.step();
        for (int j = 0; j < block.journeys(); j++) {
            int end = block.offset()[j + 1];
            int place = block.offset()[j];
            while (place < end && steps[place] != step) {
                place++;
            }
            if (place + 1 < end) {
                counts[steps[place + 1]]++;
            } else if (place < end && !block.converted(j)) {
                counts[ended]++;
            }
        }
        return counts;
    }

    private static long[] sum(long[] all, long[] part) {
        for (int to = 0; to < all.length; to++) {
            all[to] += part[to];
        }
        return all;
    }
}
