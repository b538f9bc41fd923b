package io.throughline.graph;

import io.throughline.journey.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Steps that journeys move among more than chance would have it: groups of steps, conversions included, START and ENDED left out.
 *
 * <p>Method: greedy modularity (Clauset, Newman and Moore 2004) over transitions in either direction. From steps apart, the two groups
 * whose union raises modularity most are united, of equal ones those with the lowest steps, until none does. Gains are whole numbers,
 * so the same transitions always give the same groups.
 *
 * <p>Formula: modularity = Σ groups (inside / m − (degrees / 2m)²), m all transitions between steps, loops counted once inside and
 * twice in the degree. Range: [−1/2, 1), 0 without transitions. Cost: united groups × their neighbours; up to 1.5 billion transitions.
 */
public final class Communities {
    private final List<TreeMap<Integer, Long>> between = new ArrayList<>();
    private final long[] inside;
    private final long[] degree;
    private final int[] best;
    private final List<TreeSet<Integer>> members = new ArrayList<>();
    private long all;

    private Communities(JourneyGraph graph) {
        int steps = graph.steps().size();
        inside = new long[steps];
        degree = new long[steps];
        best = new int[steps];
        for (int step = 0; step < steps; step++) {
            between.add(new TreeMap<>());
            members.add(new TreeSet<>(List.of(step)));
        }
        for (int from = 0; from < steps; from++) {
            Deadline.check();
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                if (graph.target(e) < steps) {
                    add(from, graph.target(e), graph.count(e));
                }
            }
        }
        Arrays.setAll(best, this::bestOf);
    }

    /** Groups of visited steps, the largest first, equal ones by their first step, each ascending; and their modularity. */
    public record Groups(List<int[]> steps, double modularity) {}

    public static Groups of(JourneyGraph graph) {
        Communities communities = new Communities(graph);
        communities.unite();
        List<int[]> groups = communities.members.stream()
                .map(group -> group.stream().mapToInt(i -> i).toArray())
                .filter(group -> group.length > 0 && graph.visits(group[0]) > 0)
                .sorted((a, b) -> a.length == b.length ? Integer.compare(a[0], b[0]) : b.length - a.length)
                .toList();
        return new Groups(groups, communities.modularity());
    }

    private void add(int from, int to, long count) {
        all += count;
        degree[from] += count;
        degree[to] += count;
        if (from == to) {
            inside[from] += count;
        } else {
            between.get(from).merge(to, count, Long::sum);
            between.get(to).merge(from, count, Long::sum);
        }
    }

    /** 2·m² times what uniting two groups adds to modularity. */
    private long gain(int a, int b, long transitions) {
        return Math.subtractExact(Math.multiplyExact(2 * all, transitions), Math.multiplyExact(degree[a], degree[b]));
    }

    private long gain(int a) {
        return best[a] < 0 ? 0 : gain(a, best[a], between.get(a).getOrDefault(best[a], 0L));
    }

    /** The neighbour whose union with a group gains most, the lowest of equal ones; −1 where none gains. */
    private int bestOf(int group) {
        int found = -1;
        long most = 0;
        for (Map.Entry<Integer, Long> neighbour : between.get(group).entrySet()) {
            long gain = gain(group, neighbour.getKey(), neighbour.getValue());
            if (gain > most) {
                most = gain;
                found = neighbour.getKey();
            }
        }
        return found;
    }

    private void unite() {
        while (true) {
            Deadline.check();
            int first = -1;
            for (int group = 0; group < best.length; group++) {
                if (best[group] >= 0 && (first < 0 || gain(group) > gain(first))) {
                    first = group;
                }
            }
            if (first < 0) {
                return;
            }
            unite(Math.min(first, best[first]), Math.max(first, best[first]));
        }
    }

    private void unite(int into, int from) {
        TreeMap<Integer, Long> kept = between.get(into);
        inside[into] += inside[from] + kept.getOrDefault(from, 0L);
        degree[into] += degree[from];
        kept.remove(from);
        between.get(from).forEach((other, count) -> {
            between.get(other).remove(from);
            if (other != into) {
                kept.merge(other, count, Long::sum);
                between.get(other).merge(into, count, Long::sum);
            }
        });
        between.get(from).clear();
        members.get(into).addAll(members.get(from));
        members.get(from).clear();
        best[from] = -1;
        best[into] = bestOf(into);
        kept.keySet().forEach(other -> best[other] = bestOf(other));
    }

    private double modularity() {
        if (all == 0) {
            return 0;
        }
        return IntStream.range(0, degree.length)
                .filter(group -> !members.get(group).isEmpty())
                .mapToDouble(group -> (double) inside[group] / all - square(degree[group] / (2.0 * all)))
                .sum();
    }

    private static double square(double x) {
        return x * x;
    }
}
