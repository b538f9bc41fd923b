package io.throughline.persona.discovery;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Moves and traits counted with maps and lists: customer, rank of the group among all that occur, times. */
final class PlainCells {
    private PlainCells() {}

    static List<String> of(JourneySet set, Customers customers, List<TraitBins> traits) {
        Map<Integer, Map<List<Integer>, Integer>> counts = new TreeMap<>();
        int start = set.steps().size();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int ordinal = block.timelines().ordinals()[block.slot()[j]];
                List<Integer> nodes = new ArrayList<>(List.of(start));
                for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
                    nodes.add(block.step()[k]);
                }
                if (!block.converted(j)) {
                    nodes.add(start + 1);
                }
                for (int i = 1; i < nodes.size(); i++) {
                    counts.computeIfAbsent(ordinal, o -> new TreeMap<>(PlainCells::compare))
                            .merge(List.of(nodes.get(i - 1), nodes.get(i)), 1, Integer::sum);
                }
            }
        }
        for (int c = 0; c < customers.size(); c++) {
            for (int t = 0; t < traits.size(); t++) {
                if (traits.get(t).bin(customers, c) >= 0) {
                    counts.get(PlantedMarket.ordinal(customers, c))
                            .put(List.of(start + 1 + t, traits.get(t).bin(customers, c)), 1);
                }
            }
        }
        TreeSet<Integer> groups = new TreeSet<>();
        counts.values().forEach(own -> own.keySet().forEach(cell -> groups.add(cell.get(0))));
        List<String> named = new ArrayList<>();
        counts.forEach((ordinal, own) -> own.forEach((cell, n) ->
                named.add(ordinal + " group" + groups.headSet(cell.get(0)).size() + " x" + n)));
        return named;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        int first = Integer.compare(a.get(0), b.get(0));
        return first == 0 ? Integer.compare(a.get(1), b.get(1)) : first;
    }
}
