package io.throughline.markov.removal;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.markov.count.ConversionValues;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.measure.Resamples;
import java.util.stream.IntStream;

/**
 * The order-1 chain of a set of journeys as a game: what it converts when only some steps may be visited, and a way to any other step ends
 * unconverted. Its players are the steps from which conversions can be reached.
 *
 * <p>Formula: steps that may be visited are taken out of the chain one by one (Grassmann, Taksar and Heyman), so conversions are sums, products
 * and quotients of numbers of 0 or more; the worth of conversions is carried along.
 *
 * <p>Units: conversions, and the unit of conversion values, of all journeys together.
 */
public final class StepGame {
    private static final int CONVERTING = 0;
    private static final int FAILING = 1;
    private static final int WORTH = 2;
    private static final int FIRST = 3;
    /** Players whose sets are told so quickly that nobody looks at the time meanwhile. */
    private static final int FEW = 8;

    private final long journeys;
    private final int[] players;
    /** By node of the journey graph: 1 + the player, 0 for all others. */
    private final int[] place;
    /** START, then the players; columns: converting, failing, worth, then the players. */
    private final double[][] chain;

    private StepGame(long journeys, int[] players, int[] place, double[][] chain) {
        this.journeys = journeys;
        this.players = players;
        this.place = place;
        this.chain = chain;
    }

    public static StepGame of(JourneySet set) {
        JourneyGraph graph = JourneyGraph.of(set);
        AbsorbingChain absorbing = AbsorbingChain.of(graph);
        int[] players = IntStream.range(0, set.steps().size())
                .filter(step -> !graph.isConversion(step) && graph.visits(step) > 0 && absorbing.chance(step) > 0)
                .toArray();
        int[] place = new int[graph.nodes()];
        double[][] chain = new double[players.length + 1][players.length + FIRST];
        for (int p = 0; p < players.length; p++) {
            place[players[p]] = p + 1;
        }
        double[] worth = ConversionValues.bySteps(set).byState();
        for (int p = 0; p <= players.length; p++) {
            int node = p == 0 ? graph.start() : players[p - 1];
            fill(chain[p], graph, node, place);
            chain[p][WORTH] = worth[node];
        }
        return new StepGame(graph.out(graph.start()), players, place, chain);
    }

    private static void fill(double[] row, JourneyGraph graph, int node, int[] place) {
        for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
            int target = graph.target(e);
            if (graph.isConversion(target)) {
                row[CONVERTING] += graph.count(e);
            } else if (place[target] == 0) {
                row[FAILING] += graph.count(e);
            } else if (target != node) {
                row[FIRST + place[target] - 1] = graph.count(e);
            }
        }
    }

    /**
     * The game of one sample of customers, without worth: the transitions of the set it was made of, counted again with each customer's weight.
     *
     * <p>Cost: one pass over the steps, by one thread.
     */
    public StepGame resampled(JourneySet set, Resamples resamples, int sample) {
        double[][] counts = new double[chain.length][players.length + FIRST];
        long drawn = 0;
        for (JourneyBlock block : set.blocks()) {
            long[] hash = block.timelines().idHash();
            int weight = 0;
            for (int j = 0; j < block.journeys(); j++) {
                int slot = block.slot()[j];
                boolean same = j > 0 && block.slot()[j - 1] == slot;
                weight = same ? weight : resamples.weight(sample, hash[slot]);
                drawn += weight;
                if (weight > 0) {
                    recount(block, j, set.steps(), weight, counts);
                }
            }
        }
        return new StepGame(drawn, players, place, counts);
    }

    private void recount(JourneyBlock block, int journey, Steps steps, int weight, double[][] counts) {
        int from = 0;
        for (int k = block.offset()[journey]; k < block.offset()[journey + 1]; k++) {
            int step = block.step()[k];
            int to = place[step];
            if (to == 0) {
                counts[from][steps.isConversion(step) ? CONVERTING : FAILING] += weight;
                return;
            }
            if (to != from) {
                counts[from][FIRST + to - 1] += weight;
            }
            from = to;
        }
        counts[from][FAILING] += weight;
    }

    /** Conversions of all journeys where every player is in, and those that need none. */
    public double conversions() {
        double[] reached = new double[players.length + 1];
        oneByOne(IntStream.range(0, players.length).toArray(), reached, new double[reached.length]);
        return reached[players.length];
    }

    /** How many players. */
    public int size() {
        return players.length;
    }

    /** Step code of a player. */
    public int step(int player) {
        return players[player];
    }

    /**
     * Every set of players: bit p of the place is set where player p may be visited.
     *
     * <p>Cost: proportional to 2ⁿ for n players, both in time and in memory.
     */
    public void all(double[] conversions, double[] worth) {
        int n = players.length;
        double[][][] levels = new double[n + 1][][];
        for (int r = 0; r < n; r++) {
            levels[r] = new double[r + 1][r + FIRST];
        }
        levels[n] = chain;
        decide(levels, n, 0, conversions, worth);
    }

    private void decide(double[][][] levels, int left, int mask, double[] conversions, double[] worth) {
        double[][] rows = levels[left];
        if (left == 0) {
            tell(rows[0], 0, mask, conversions, worth);
            return;
        }
        if (left > FEW) {
            Deadline.check();
        }
        double[][] next = levels[left - 1];
        for (int i = 0; i < left; i++) {
            System.arraycopy(rows[i], 0, next[i], 0, FIRST + left - 1);
            next[i][FAILING] += rows[i][FIRST + left - 1];
        }
        decide(levels, left - 1, mask, conversions, worth);
        takeOut(rows, left, next);
        decide(levels, left - 1, mask | 1 << (left - 1), conversions, worth);
    }

    /**
     * The players let in one by one, in an order: entry i of the results has the first i of them in.
     *
     * <p>Cost: cubic in the number of players.
     */
    public void oneByOne(int[] order, double[] conversions, double[] worth) {
        int n = players.length;
        double[][] rows = new double[n + 1][];
        for (int i = 0; i <= n; i++) {
            double[] from = chain[i == 0 ? 0 : 1 + order[n - i]];
            double[] row = new double[n + FIRST];
            System.arraycopy(from, 0, row, 0, FIRST);
            for (int k = 1; k <= n; k++) {
                row[FIRST + k - 1] = from[FIRST + order[n - k]];
            }
            rows[i] = row;
        }
        tell(rows[0], n, 0, conversions, worth);
        for (int left = n; left > 0; left--) {
            Deadline.check();
            takeOut(rows, left, rows);
            tell(rows[0], left - 1, n - left + 1, conversions, worth);
        }
    }

    /** Leads every way into the last of the players that are left on to where it goes. */
    private static void takeOut(double[][] rows, int left, double[][] next) {
        double[] gone = rows[left];
        double out = gone[CONVERTING] + gone[FAILING];
        for (int c = FIRST; c < FIRST + left - 1; c++) {
            out += gone[c];
        }
        for (int i = 0; i < left; i++) {
            double[] row = rows[i];
            double[] target = next[i];
            double share = out == 0 ? 0 : row[FIRST + left - 1] / out;
            double own = i == 0 ? 0 : row[FIRST + i - 1];
            for (int c = 0; c < FIRST + left - 1; c++) {
                target[c] = row[c] + share * gone[c];
            }
            target[FAILING] += out == 0 ? row[FIRST + left - 1] : 0;
            if (i > 0) {
                target[FIRST + i - 1] = own;
            }
        }
    }

    private void tell(double[] start, int left, int at, double[] conversions, double[] worth) {
        double out = start[CONVERTING] + start[FAILING];
        for (int c = FIRST; c < FIRST + left; c++) {
            out += start[c];
        }
        conversions[at] = out == 0 ? 0 : journeys * (start[CONVERTING] / out);
        worth[at] = out == 0 ? 0 : journeys * (start[WORTH] / out);
    }
}
