package io.throughline.markov.count;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The chain of order 1 counted in a square with a cell for each pair of steps: a row for each step and one for START, a column for each step
 * and one for ENDED.
 *
 * <p>Cost: one pass over the steps, divided among the processors; 4 bytes a cell for each of them.
 */
final class PairSquare {
    /** Steps up to which the square stays in the cache of a processor. */
    static final int MAX_STEPS = 700;

    private final Steps steps;
    private final int width;
    private final int[] cells;

    private PairSquare(Steps steps) {
        this.steps = steps;
        this.width = steps.size() + 1;
        this.cells = new int[width * width];
    }

    static PairSquare of(JourneySet set) {
        return BlockPartitions.of(set, BlockPartitions.workers()).parallelStream()
                .map(strip -> of(set.steps(), strip))
                .reduce(PairSquare::merge)
                .orElseThrow();
    }

    private static PairSquare of(Steps steps, List<JourneyBlock> blocks) {
        PairSquare pairs = new PairSquare(steps);
        boolean[] conversion = new boolean[steps.size() + 1];
        for (int step = 0; step < steps.size(); step++) {
            conversion[step] = steps.isConversion(step);
        }
        blocks.forEach(block -> pairs.add(block, conversion));
        return pairs;
    }

    private void add(JourneyBlock block, boolean[] conversion) {
        int[] step = block.step();
        int[] offset = block.offset();
        int end = width - 1;
        for (int j = 0; j < block.journeys(); j++) {
            int before = end;
            for (int k = offset[j]; k < offset[j + 1]; k++) {
                cells[before * width + step[k]]++;
                before = step[k];
            }
            if (!conversion[before]) {
                cells[before * width + end]++;
            }
        }
    }

    private PairSquare merge(PairSquare other) {
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] += other.cells[cell];
        }
        return this;
    }

    /** Counts of the transitions that occur, row by row, START first. */
    double[] counts() {
        return cells().mapToDouble(cell -> cells[cell]).toArray();
    }

    ChainShape shape() {
        int[] states = states().toArray();
        int[] rows = new int[states.length + 1];
        int[] state = new int[width];
        Arrays.fill(state, ChainShape.ENDED);
        for (int step = 0; step < steps.size(); step++) {
            state[step] = steps.isConversion(step) ? ChainShape.CONVERTED : ChainShape.ENDED;
        }
        for (int s = 0; s < states.length; s++) {
            rows[s + 1] = rows[s] + (int) cells(states[s]).count();
            if (s > 0) {
                state[states[s]] = s;
            }
        }
        int[] symbol = cells().map(cell -> cell % width).toArray();
        int[] target = Arrays.stream(symbol).map(added -> state[added]).toArray();
        int[] order = IntStream.range(1, states.length).toArray();
        states[0] = -1;
        return new ChainShape(1, rows, target, symbol, states, order, steps.size());
    }

    /** START as {@code width − 1}, then the steps that journeys go on from. */
    private IntStream states() {
        IntStream left = IntStream.range(0, width - 1)
                .filter(step -> cells(step).findAny().isPresent());
        return IntStream.concat(IntStream.of(width - 1), left);
    }

    private IntStream cells() {
        return states().flatMap(this::cells);
    }

    private IntStream cells(int row) {
        return IntStream.range(row * width, (row + 1) * width).filter(cell -> cells[cell] > 0);
    }
}
