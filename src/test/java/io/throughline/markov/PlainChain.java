package io.throughline.markov;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The chain as it is defined, with lists as states, solved by Gaussian elimination; slow, and made of nothing of the product. */
public final class PlainChain {
    private static final String GOOD = "+";
    private static final String BAD = "-";

    private record Row(Map<String, Double> to, double[] worth) {}

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Integer> last = new TreeMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private int journeys;
    private int converted;

    private PlainChain() {}

    public static PlainChain of(JourneySet set, int order) {
        PlainChain chain = new PlainChain();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                List<Integer> steps = new ArrayList<>();
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    steps.add(block.step()[i]);
                }
                chain.add(steps, block.converted(j), block.value()[j], order);
            }
        }
        return chain;
    }

    private void add(List<Integer> steps, boolean converts, double value, int order) {
        journeys++;
        converted += converts ? 1 : 0;
        int moves = steps.size() - (converts ? 1 : 0);
        String here = "";
        for (int i = 0; i <= moves; i++) {
            String next =
                    i < moves ? steps.subList(Math.max(0, i + 1 - order), i + 1).toString() : converts ? GOOD : BAD;
            Row row = rows.computeIfAbsent(here, s -> new Row(new TreeMap<>(), new double[1]));
            row.to.merge(next, 1.0, Double::sum);
            if (i < moves) {
                last.put(next, steps.get(i));
            } else {
                row.worth[0] += value;
            }
            here = next;
        }
    }

    public PlainChain without(int step) {
        PlainChain chain = new PlainChain();
        chain.rows.putAll(rows);
        chain.last.putAll(last);
        chain.removed.addAll(removed);
        chain.removed.add(step);
        return chain;
    }

    public double observed() {
        return (double) converted / journeys;
    }

    public double conversion() {
        return solve(false);
    }

    public double value() {
        return solve(true);
    }

    private double solve(boolean value) {
        List<String> states = rows.keySet().stream()
                .filter(s -> s.isEmpty() || !removed.contains(last.get(s)))
                .toList();
        int n = states.size();
        double[][] a = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(states.get(i));
            double out = row.to.values().stream().mapToDouble(d -> d).sum();
            a[i][i] = 1;
            for (int j = 0; j < n; j++) {
                a[i][j] -= row.to.getOrDefault(states.get(j), 0.0) / out;
            }
            a[i][n] = value ? row.worth[0] / out : row.to.getOrDefault(GOOD, 0.0) / out;
        }
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                double factor = i == p ? 0 : a[i][p] / a[p][p];
                for (int c = p; factor != 0 && c <= n; c++) {
                    a[i][c] -= factor * a[p][c];
                }
            }
        }
        return a[states.indexOf("")][n] / a[states.indexOf("")][states.indexOf("")];
    }
}
