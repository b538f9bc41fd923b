package io.throughline.comparison;

import io.throughline.graph.JourneyGraph;
import io.throughline.markov.solve.ChainBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The gap in conversion, h₀ᴮ − h₀ᴬ, as a sum over steps.
 *
 * <p>Formula: part(i) = ½·N₀ᵢᴬ·(hᵢᴮ − Σⱼ pᵢⱼᴬ·hⱼᴮ) + ½·N₀ᵢᴮ·(Σⱼ pᵢⱼᴮ·hⱼᴬ − hᵢᴬ), which is ½·N₀ᵢᴬ·Σⱼ(pᴮ − pᴬ)hⱼᴮ + ½·N₀ᵢᴮ·Σⱼ(pᴮ − pᴬ)hⱼᴬ
 * because h = P·h; N₀ᵢ is visits / journeys. A step that one set lacks goes on there as in the other set, so its own part is 0 and
 * its effect stands at the steps that lead to it; a conversion has Σⱼ pᵢⱼ·hⱼ = 1.
 *
 * <p>Invariant: the parts sum to the gap. Order: largest first whatever the sign, ties by id.
 */
final class GapParts {
    private final JointGraph graph;
    private final JointSteps steps;
    private final JourneyGraph graphA;
    private final JourneyGraph graphB;
    private final Chain a;
    private final Chain b;

    /** One set's chain in the numbers of both: visits a journey, chances, and transitions by joint edge. */
    private record Chain(double[] visits, double[] chance, long[] count, long[] out, boolean[] converts) {}

    GapParts(JointGraph graph, JourneyGraph graphA, double[] chancesA, JourneyGraph graphB, double[] chancesB) {
        this.graph = graph;
        this.steps = graph.steps();
        this.graphA = graphA;
        this.graphB = graphB;
        this.a = chain(graphA, chancesA, 0);
        this.b = chain(graphB, chancesB, 1);
    }

    List<GapPart> parts() {
        if (a.out[steps.start()] == 0 || b.out[steps.start()] == 0) {
            return List.of();
        }
        complete(a, graphB, steps.numbers(1));
        complete(b, graphA, steps.numbers(0));
        double[] aheadA = ahead(a, b.chance);
        double[] aheadB = ahead(b, a.chance);
        List<GapPart> parts = new ArrayList<>();
        for (int node = 0; node < steps.ended(); node++) {
            double part = a.visits[node] * (b.chance[node] - aheadA[node]) / 2
                    + b.visits[node] * (aheadB[node] - a.chance[node]) / 2;
            if (a.out[node] + b.out[node] > 0) {
                parts.add(new GapPart(steps.id(node), part));
            }
        }
        parts.sort(Comparator.comparingDouble((GapPart part) -> -Math.abs(part.part()))
                .thenComparing(GapPart::step));
        return List.copyOf(parts);
    }

    private Chain chain(JourneyGraph own, double[] chances, int side) {
        int[] number = steps.numbers(side);
        Chain chain = new Chain(
                new double[steps.nodes()],
                new double[steps.nodes()],
                new long[graph.edges()],
                new long[steps.nodes()],
                new boolean[steps.nodes()]);
        double journeys = Math.max(1, own.out(own.start()));
        for (int node = 0; node < own.nodes(); node++) {
            int here = number[node];
            chain.visits[here] = node == own.start() ? 1 : own.visits(node) / journeys;
            chain.chance[here] = chances[node];
            chain.converts[here] = own.isConversion(node) && own.visits(node) > 0;
            for (int e = own.firstEdge(node); e < own.firstEdge(node + 1); e++) {
                chain.count[graph.find(here, number[own.target(e)])] = own.count(e);
                chain.out[here] += own.count(e);
            }
        }
        return chain;
    }

    /** Chances at the steps that {@code to} lacks, going on from there as in the graph {@code own} of the other set. */
    private void complete(Chain to, JourneyGraph own, int[] number) {
        int[] lacking = IntStream.range(0, own.start())
                .filter(node -> to.visits[number[node]] == 0 && own.visits(node) > 0)
                .toArray();
        for (int node : lacking) {
            to.chance[number[node]] = own.isConversion(node) ? 1 : 0;
        }
        int[] missing =
                IntStream.of(lacking).filter(node -> !own.isConversion(node)).toArray();
        double[] ahead = new double[own.nodes()];
        Arrays.setAll(ahead, node -> to.chance[number[node]]);
        double[] always = new double[own.nodes()];
        Arrays.fill(always, 1);
        int[] place = new int[own.nodes()];
        Arrays.fill(place, -1);
        double[] solved = ChainBlock.of(own, missing, place, ahead, always).chances();
        for (int i = 0; i < missing.length; i++) {
            to.chance[number[missing[i]]] = solved[i];
        }
    }

    /** Σⱼ pᵢⱼ·hⱼ with the transitions of one chain and the chances of the other. */
    private double[] ahead(Chain chain, double[] chance) {
        double[] ahead = new double[steps.nodes()];
        for (int e = 0; e < graph.edges(); e++) {
            int node = graph.from(e);
            if (chain.out[node] > 0) {
                ahead[node] += (double) chain.count[e] / chain.out[node] * chance[graph.to(e)];
            }
        }
        for (int node = 0; node < ahead.length; node++) {
            ahead[node] = chain.converts[node] ? 1 : ahead[node];
        }
        return ahead;
    }
}
