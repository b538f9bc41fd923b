package io.throughline.markov.removal;

import io.throughline.graph.JourneyGraph;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What share of its visits a step would lose if it were like the others of its stage.
 *
 * <p>Formula: the median dropOff of the other steps of the stage; of all steps where the stage has fewer than {@value #MIN_OTHERS} others
 * or is not known. Conversions are left out: nothing ends there unconverted.
 */
final class TypicalDropOff {
    private static final int MIN_OTHERS = 3;

    private final double[] dropOff;
    private final int[] stage;
    private final double[] all;
    private final TreeMap<Integer, double[]> byStage = new TreeMap<>();

    private TypicalDropOff(double[] dropOff, int[] stage) {
        this.dropOff = dropOff;
        this.stage = stage;
        this.all = sorted(IntStream.range(0, dropOff.length));
        IntStream.of(stage)
                .filter(s -> s >= 0)
                .distinct()
                .forEach(s ->
                        byStage.put(s, sorted(IntStream.range(0, stage.length).filter(step -> stage[step] == s))));
    }

    /**
     * @param dropOff by step: journeys that end here / visits; NaN for conversions and steps without visits
     * @param stage by step: a number for its stage, −1 for none
     */
    static TypicalDropOff of(double[] dropOff, int[] stage) {
        return new TypicalDropOff(dropOff, stage);
    }

    static double[] dropOffs(JourneyGraph graph) {
        double[] dropOff = new double[graph.steps().size()];
        for (int step = 0; step < dropOff.length; step++) {
            boolean moves = graph.visits(step) > 0 && !graph.isConversion(step);
            dropOff[step] = moves ? (double) graph.count(step, graph.ended()) / graph.out(step) : Double.NaN;
        }
        return dropOff;
    }

    private double[] sorted(IntStream steps) {
        return steps.mapToDouble(step -> dropOff[step])
                .filter(d -> !Double.isNaN(d))
                .sorted()
                .toArray();
    }

    boolean isOfStage(int step) {
        double[] peers = byStage.get(stage[step]);
        return peers != null && peers.length - 1 >= MIN_OTHERS;
    }

    double median(int step) {
        double[] peers = byStage.get(stage[step]);
        if (peers == null || !isOfStage(step)) {
            return middle(all);
        }
        int own = Arrays.binarySearch(peers, dropOff[step]);
        double[] others = new double[peers.length - 1];
        System.arraycopy(peers, 0, others, 0, own);
        System.arraycopy(peers, own + 1, others, own, others.length - own);
        return middle(others);
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
