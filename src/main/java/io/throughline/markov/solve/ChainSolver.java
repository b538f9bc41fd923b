package io.throughline.markov.solve;

/**
 * Chances of converting from each state of a block from which both ends can be reached. One family: dense, sparse, iterative; {@link #of} is
 * where one of them is chosen.
 *
 * <p>Formula: h = P·h, where a state's weights, those that convert and those that fail are its ways on.
 *
 * <p>Invariant: only sums, products and quotients of non-negative numbers, so nothing cancels. Range: [0, 1].
 */
sealed interface ChainSolver permits DenseSolver, SparseSolver, IterativeSolver {
    /** States up to which a square of them is solved. */
    int MAX_DENSE = 512;

    double[] solve(ChainBlock block);

    /** For a block as it comes: small ones as a square, in large ones states with few neighbours are taken out first. */
    static ChainSolver of(int states) {
        return states <= MAX_DENSE ? new DenseSolver() : new SparseSolver(MAX_DENSE);
    }

    /** For what is left once states with few neighbours have been taken out. */
    static ChainSolver ofCore(int states) {
        return states <= MAX_DENSE ? new DenseSolver() : new IterativeSolver();
    }
}
