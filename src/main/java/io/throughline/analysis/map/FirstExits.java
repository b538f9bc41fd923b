package io.throughline.analysis.map;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where journeys go from their first visit to each of some steps, by step or ENDED. Cost: one pass over the steps. */
final class FirstExits {
    private final int steps;
    /** By step: its place among those asked for; -1 for others. */
    private final int[] row;

    private final long[][] counts;

    private FirstExits(int steps, int[] row, int rows) {
        this.steps = steps;
        this.row = row;
        this.counts = new long[rows][steps + 1];
    }

    /** @param from ids of steps, each once */
    static Map<String, Map<String, Double>> of(JourneySet set, List<String> from) {
        int steps = set.steps().size();
        int[] row = new int[steps];
        Arrays.fill(row, -1);
        for (int i = 0; i < from.size(); i++) {
            row[set.steps().find(from.get(i))] = i;
        }
        FirstExits all = set.blocks().parallelStream()
                .map(block -> new FirstExits(steps, row, from.size()).gather(block))
                .reduce(FirstExits::merge)
                .orElseGet(() -> new FirstExits(steps, row, from.size()));
        Map<String, Map<String, Double>> exits = new TreeMap<>();
        for (int i = 0; i < from.size(); i++) {
            exits.put(from.get(i), all.exits(set, i));
        }
        return exits;
    }

    private FirstExits gather(JourneyBlock block) {
        int[] visited = new int[counts.length];
        int[] step = block.step();
        for (int j = 0; j < block.journeys(); j++) {
            int end = block.offset()[j + 1];
            for (int place = block.offset()[j]; place < end; place++) {
                int at = row[step[place]];
                if (at < 0 || visited[at] > j) {
                    continue;
                }
                visited[at] = j + 1;
                if (place + 1 < end) {
                    counts[at][step[place + 1]]++;
                } else if (!block.converted(j)) {
                    counts[at][steps]++;
                }
            }
        }
        return this;
    }

    private FirstExits merge(FirstExits other) {
        for (int i = 0; i < counts.length; i++) {
            for (int to = 0; to <= steps; to++) {
                counts[i][to] += other.counts[i][to];
            }
        }
        return this;
    }

    private Map<String, Double> exits(JourneySet set, int at) {
        Map<String, Double> exits = new TreeMap<>();
        for (int to = 0; to <= steps; to++) {
            if (counts[at][to] > 0) {
                exits.put(to == steps ? Reserved.ENDED : set.steps().id(to), (double) counts[at][to]);
            }
        }
        return exits;
    }
}
