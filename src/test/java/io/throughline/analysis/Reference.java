package io.throughline.analysis;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The same journeys as plain lists, with the plainest way to count anything: to test fast ways against. */
public final class Reference {
    public record Journey(
            int customer,
            List<String> steps,
            List<Long> entered,
            List<Long> left,
            boolean converted,
            double value,
            boolean timed) {

        /** Steps without a closing conversion. */
        public List<String> base() {
            return converted ? steps.subList(0, steps.size() - 1) : steps;
        }

        public boolean contains(List<String> window) {
            return window.isEmpty() || Collections.indexOfSubList(steps, window) >= 0;
        }

        /** The edge list with START and ENDED. */
        public List<List<String>> edges() {
            List<String> nodes = new ArrayList<>(List.of("START"));
            nodes.addAll(steps);
            if (!converted) {
                nodes.add("ENDED");
            }
            List<List<String>> edges = new ArrayList<>();
            for (int i = 1; i < nodes.size(); i++) {
                edges.add(List.of(nodes.get(i - 1), nodes.get(i)));
            }
            return edges;
        }
    }

    public final List<Journey> journeys = new ArrayList<>();

    public Reference(JourneySet set) {
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                List<String> steps = new ArrayList<>();
                List<Long> entered = new ArrayList<>();
                List<Long> left = new ArrayList<>();
                for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
                    steps.add(set.steps().id(block.step()[k]));
                    entered.add(block.timelines().at()[block.row().at(k)]);
                    left.add(block.timelines().at()[block.lastRow().at(k)]);
                }
                journeys.add(new Journey(
                        block.timelines().ordinals()[block.slot()[j]],
                        steps,
                        entered,
                        left,
                        block.converted(j),
                        block.value()[j],
                        !block.countsSteps(j)));
            }
        }
    }

    public long count(Predicate<Journey> which) {
        return journeys.stream().filter(which).count();
    }

    /** The design effect straight from the formula, over customers. */
    public double deff(ToLongFunction<Journey> success, ToLongFunction<Journey> units) {
        List<long[]> sums = new ArrayList<>(journeys.stream()
                .collect(Collectors.toMap(
                        Journey::customer, j -> new long[] {success.applyAsLong(j), units.applyAsLong(j)}, (a, b) ->
                                new long[] {a[0] + b[0], a[1] + b[1]}))
                .values());
        sums.removeIf(s -> s[1] == 0);
        double n = sums.stream().mapToLong(s -> s[1]).sum();
        double x = sums.stream().mapToLong(s -> s[0]).sum();
        double c = sums.size();
        double p = x / n;
        boolean once = sums.stream().allMatch(s -> s[1] == 1);
        if (c < 2 || x == 0 || x == n || once) {
            return 1;
        }
        double squares =
                sums.stream().mapToDouble(s -> Math.pow(s[0] - p * s[1], 2)).sum();
        return Math.max(1, n * c / (c - 1) * squares / (n * n * p * (1 - p)));
    }

    /** Type 7. */
    public static double quantile(List<Long> values, double p) {
        List<Long> sorted = values.stream().sorted().toList();
        double place = (sorted.size() - 1) * p;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
