package io.throughline.markov.count;

/** Which states of a chain can convert at all. Cost: linear in the transitions. */
public final class ConvertingStates {
    private ConvertingStates() {}

    /** By step code: some state that ends in the step can convert. */
    public static boolean[] convertingSteps(CountedChain chain) {
        ChainShape shape = chain.shape();
        int states = shape.states();
        int[] first = new int[states + 1];
        int[] source = sources(chain, first);
        boolean[] reached = new boolean[states];
        int[] waiting = new int[states];
        int n = 0;
        for (int s = 0; s < states; s++) {
            for (int e = shape.rows()[s]; e < shape.rows()[s + 1] && !reached[s]; e++) {
                reached[s] = shape.target()[e] == ChainShape.CONVERTED && chain.counts()[e] > 0;
            }
            if (reached[s]) {
                waiting[n++] = s;
            }
        }
        while (n > 0) {
            int s = waiting[--n];
            for (int k = first[s]; k < first[s + 1]; k++) {
                if (!reached[source[k]]) {
                    reached[source[k]] = true;
                    waiting[n++] = source[k];
                }
            }
        }
        boolean[] steps = new boolean[shape.steps() + 1];
        for (int s = 1; s < states; s++) {
            steps[shape.last()[s]] |= reached[s];
        }
        return steps;
    }

    /** States with a way into each state, in rows that begin at {@code first}. */
    private static int[] sources(CountedChain chain, int[] first) {
        ChainShape shape = chain.shape();
        for (int e = 0; e < shape.edges(); e++) {
            if (shape.target()[e] >= 0 && chain.counts()[e] > 0) {
                first[shape.target()[e] + 1]++;
            }
        }
        for (int s = 0; s < shape.states(); s++) {
            first[s + 1] += first[s];
        }
        int[] place = first.clone();
        int[] source = new int[first[shape.states()]];
        for (int s = 0; s < shape.states(); s++) {
            for (int e = shape.rows()[s]; e < shape.rows()[s + 1]; e++) {
                if (shape.target()[e] >= 0 && chain.counts()[e] > 0) {
                    source[place[shape.target()[e]]++] = s;
                }
            }
        }
        return source;
    }
}
