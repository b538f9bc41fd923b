package io.throughline.analysis;

import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The order-1 chain as a plain table, solved by Gauss with pivots: changed and solved anew for each question. */
public final class PlainChain {
    private final Map<String, Map<String, Double>> count = new TreeMap<>();
    private final Map<String, Double> value = new TreeMap<>();
    private final List<String> nodes;
    private final Function<String, String> stage;
    private final long journeys;
    private final JourneySet set;

    public PlainChain(JourneySet set, Reference reference, Function<String, String> stage) {
        this.set = set;
        this.stage = stage;
        this.journeys = reference.journeys.size();
        count.put("START", new TreeMap<>());
        for (Reference.Journey journey : reference.journeys) {
            for (List<String> edge : journey.edges()) {
                count.computeIfAbsent(edge.get(0), k -> new TreeMap<>()).merge(edge.get(1), 1.0, Double::sum);
                if (conversion(edge.get(1))) {
                    value.merge(edge.get(0), journey.value(), Double::sum);
                }
            }
        }
        nodes = new ArrayList<>(count.keySet());
    }

    private boolean conversion(String id) {
        int step = set.steps().find(id);
        return step >= 0 && set.steps().isConversion(step);
    }

    private double out(String node) {
        return count.get(node).values().stream().mapToDouble(c -> c).sum();
    }

    double dropOff(String step) {
        return count.get(step).getOrDefault("ENDED", 0.0) / out(step);
    }

    double usual(String step) {
        List<String> others = steps().filter(other -> !other.equals(step))
                .filter(other -> stage.apply(step) != null && Objects.equals(stage.apply(other), stage.apply(step)))
                .toList();
        List<Double> drops = (others.size() >= 3 ? others.stream() : steps())
                .map(this::dropOff)
                .sorted()
                .toList();
        return (drops.get((drops.size() - 1) / 2) + drops.get(drops.size() / 2)) / 2;
    }

    private Stream<String> steps() {
        return nodes.stream().filter(node -> !node.equals("START"));
    }

    /** Conversions and value gained by lowering a step's drop-off to the usual one; none where no conversion can be reached. */
    public double[] gain(String step) {
        double d = dropOff(step);
        double m = usual(step);
        double scale = d <= m || d == 1 ? 1 : (1 - m) / (1 - d);
        double[] base = solve("START", step, 1);
        if (solve(step, step, 1)[0] == 0) {
            return new double[2];
        }
        double[] after = solve("START", step, scale);
        return new double[] {journeys * (after[0] - base[0]), journeys * (after[1] - base[1])};
    }

    /** Chance and expected value from a node where the ways on from a step are scaled. */
    private double[] solve(String node, String scaled, double scale) {
        int n = nodes.size();
        double[][] a = new double[n][n + 2];
        for (int i = 0; i < n; i++) {
            String from = nodes.get(i);
            double factor = (from.equals(scaled) ? scale : 1) / Math.max(1, out(from));
            a[i][i] = 1;
            for (Map.Entry<String, Double> edge : count.get(from).entrySet()) {
                int to = nodes.indexOf(edge.getKey());
                if (to >= 0) {
                    a[i][to] -= factor * edge.getValue();
                } else if (conversion(edge.getKey())) {
                    a[i][n] += factor * edge.getValue();
                }
            }
            a[i][n + 1] = factor * value.getOrDefault(from, 0.0);
        }
        eliminate(a);
        double[] start = a[nodes.indexOf(node)];
        return new double[] {start[n], start[n + 1]};
    }

    private static void eliminate(double[][] a) {
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < a.length; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            double head = row[k];
            for (int j = k; j < row.length; j++) {
                row[j] /= head;
            }
            for (int i = 0; i < a.length; i++) {
                double factor = i == k ? 0 : a[i][k];
                for (int j = k; j < row.length && factor != 0; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
    }
}
