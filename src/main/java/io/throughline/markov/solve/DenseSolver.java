package io.throughline.markov.solve;

/**
 * Takes the states out of a square, every way through them led on, so the result is exact to rounding however rarely the chain is left.
 *
 * <p>Cost: cubic in the number of states.
 */
record DenseSolver() implements ChainSolver {

    @Override
    public double[] solve(ChainBlock block) {
        return DenseChain.of(block).chances();
    }
}
