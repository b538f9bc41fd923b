package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Deadline;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.MeanConversionValues;
import io.throughline.markov.removal.RemovalByIteration;
import io.throughline.markov.solve.DenseChain;
import io.throughline.markov.whatif.WhatIf.ChainFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Solves a changed chain. A step from which no end can be reached any more ends the journey unconverted as soon as it is entered. */
final class SolvedEdits {
    private static final int DIRECT = 1_200;

    private final JourneyGraph graph;
    private final List<TreeMap<Integer, Double>> rows;
    private final int[] states;
    private final int[] place;
    private final boolean[] ends;

    private SolvedEdits(JourneyGraph graph, List<TreeMap<Integer, Double>> rows) {
        this.graph = graph;
        this.rows = rows;
        this.states = IntStream.concat(
                        IntStream.of(graph.start()),
                        IntStream.range(0, graph.start())
                                .filter(s -> !rows.get(s).isEmpty()))
                .toArray();
        this.place = new int[graph.nodes()];
        Arrays.fill(place, -1);
        for (int i = 0; i < states.length; i++) {
            place[states[i]] = i;
        }
        this.ends = ends();
    }

    static ChainFigures of(JourneyGraph graph, MeanConversionValues worth, List<TreeMap<Integer, Double>> rows) {
        SolvedEdits edits = new SolvedEdits(graph, rows);
        double[] value = new double[edits.states.length];
        double[] steps = new double[value.length];
        double[] converting = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            for (var exit : edits.exits(i).entrySet()) {
                int target = exit.getKey();
                boolean conversion = graph.isConversion(target);
                value[i] += conversion ? exit.getValue() * worth.mean(edits.states[i], target) : 0;
                steps[i] += target == graph.ended() ? 0 : exit.getValue();
                converting[i] += conversion ? exit.getValue() : 0;
            }
        }
        double[] expected = edits.expected(converting, steps, value);
        return new ChainFigures(expected[0], expected[1], expected[2]);
    }

    /** By node: some end can be reached from here. */
    private boolean[] ends() {
        boolean[] ends = new boolean[graph.nodes()];
        boolean more = true;
        while (more) {
            Deadline.check();
            more = false;
            for (int s : states) {
                boolean reaches = !ends[s] && reaches(rows.get(s), ends);
                ends[s] |= reaches;
                more |= reaches;
            }
        }
        return ends;
    }

    private boolean reaches(TreeMap<Integer, Double> row, boolean[] ends) {
        for (int target : row.keySet()) {
            if (place[target] < 0 || ends[target]) {
                return true;
            }
        }
        return false;
    }

    private TreeMap<Integer, Double> exits(int state) {
        TreeMap<Integer, Double> row = rows.get(states[state]);
        return state == 0 || ends[states[state]] ? row : new TreeMap<>(Map.of(graph.ended(), 1.0));
    }

    /** What a journey is expected to gather of each of several things, of which each state brings so much in total. */
    private double[] expected(double[]... gathered) {
        CountedChain chain = chain(gathered[0]);
        double[] expected = new double[gathered.length];
        if (states.length > DIRECT) {
            for (int kind = 0; kind < expected.length; kind++) {
                expected[kind] = RemovalByIteration.fromStart(chain, gathered[kind], new int[][] {{}})[0];
            }
            return expected;
        }
        int[] all = IntStream.range(0, states.length).toArray();
        DenseChain dense = DenseChain.of(chain, all, gathered);
        for (int kind = 0; kind < expected.length; kind++) {
            expected[kind] = dense.valueOfStart(kind);
        }
        return expected;
    }

    private CountedChain chain(double[] gathered) {
        int size = IntStream.range(0, states.length).map(i -> exits(i).size()).sum();
        int[] first = new int[states.length + 1];
        int[] target = new int[size];
        int[] symbol = new int[size];
        double[] weight = new double[size];
        int n = 0;
        for (int i = 0; i < states.length; i++) {
            for (var exit : exits(i).entrySet()) {
                int node = exit.getKey();
                boolean ends = node == graph.ended();
                target[n] = ends ? ChainShape.ENDED : graph.isConversion(node) ? ChainShape.CONVERTED : place[node];
                symbol[n] = ends ? graph.steps().size() : node;
                weight[n++] = exit.getValue();
            }
            first[i + 1] = n;
        }
        int[] last = states.clone();
        last[0] = -1;
        int[] order = IntStream.range(1, states.length).toArray();
        ChainShape shape = new ChainShape(
                1, first, target, symbol, last, order, graph.steps().size());
        return CountedChain.ofWeights(graph.steps(), shape, weight, gathered);
    }
}
