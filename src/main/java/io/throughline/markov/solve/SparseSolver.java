package io.throughline.markov.solve;

/**
 * Takes out states with few ways in and out first, solves the core that is left, and puts the others in again.
 *
 * @param enough states of a core that is small enough
 */
record SparseSolver(int enough) implements ChainSolver {

    @Override
    public double[] solve(ChainBlock block) {
        Reduction reduction =
                new Reduction(block.rows(), block.targets(), block.weights(), block.converting(), block.failing());
        reduction.run(enough);
        int[] core = reduction.core();
        double[] solved = ChainSolver.ofCore(core.length).solve(coreOf(reduction, core, block.states()));
        double[] h = new double[block.states()];
        for (int i = 0; i < core.length; i++) {
            h[core[i]] = solved[i];
        }
        reduction.restore(h);
        return h;
    }

    private static ChainBlock coreOf(Reduction reduction, int[] core, int states) {
        int[] place = new int[states];
        int[] rows = new int[core.length + 1];
        double[] converting = new double[core.length];
        double[] failing = new double[core.length];
        for (int i = 0; i < core.length; i++) {
            place[core[i]] = i;
            rows[i + 1] = rows[i] + reduction.row(core[i]).size;
            converting[i] = reduction.converting(core[i]);
            failing[i] = reduction.failing(core[i]);
        }
        int[] targets = new int[rows[core.length]];
        double[] weights = new double[targets.length];
        for (int i = 0; i < core.length; i++) {
            SparseRow row = reduction.row(core[i]);
            for (int k = 0; k < row.size; k++) {
                targets[rows[i] + k] = place[row.state[k]];
                weights[rows[i] + k] = row.weight[k];
            }
        }
        return new ChainBlock(rows, targets, weights, converting, failing);
    }
}
