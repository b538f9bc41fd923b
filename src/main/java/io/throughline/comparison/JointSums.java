package io.throughline.comparison;

import io.throughline.measure.ClusterSums;

/**
 * How often each cell of each group is met in two sets, gathered customer by customer. Each unit falls into one cell, and each cell
 * belongs to one group: transitions into edges, which belong to the node they leave; journeys into paths, which belong to one
 * group of all. Written by one thread.
 *
 * <p>Invariant: all sums are whole numbers, so any division of the customers merges to the same result.
 */
final class JointSums {
    /** Of a cell: Σ xᴬ, Σ xᴬxᴬ, Σ xᴬnᴬ, the same of b, Σ xᴬxᴮ, Σ xᴬnᴮ, Σ nᴬxᴮ. */
    private static final int CELL = 9;
    /** Of a group: customers of a, Σ nᴬ, Σ nᴬnᴬ, the same of b, Σ nᴬnᴮ. */
    private static final int GROUP = 7;

    private final int[] group;
    private final long[] cellSums;
    private final long[] groupSums;
    private final int[] x;
    private final int[] n;
    private final int[] cells;
    private final int[] groups;
    private int cellsMet;
    private int groupsMet;

    /** @param group of each cell, from 0 */
    JointSums(int[] group, int groupCount) {
        this.group = group;
        cellSums = new long[group.length * CELL];
        groupSums = new long[groupCount * GROUP];
        x = new int[group.length * 2];
        n = new int[groupCount * 2];
        cells = new int[group.length];
        groups = new int[groupCount];
    }

    /** One unit of the customer at hand. @param side 0 for a, 1 for b */
    void add(int cell, int side) {
        int at = cell * 2;
        if (x[at] + x[at + 1] == 0) {
            cells[cellsMet++] = cell;
        }
        x[at + side]++;
        int own = group[cell] * 2;
        if (n[own] + n[own + 1] == 0) {
            groups[groupsMet++] = group[cell];
        }
        n[own + side]++;
    }

    void endCustomer() {
        for (int i = 0; i < cellsMet; i++) {
            addCell(cells[i]);
        }
        for (int i = 0; i < groupsMet; i++) {
            addGroup(groups[i]);
        }
        cellsMet = 0;
        groupsMet = 0;
    }

    private void addCell(int cell) {
        long xa = x[cell * 2];
        long xb = x[cell * 2 + 1];
        long na = n[group[cell] * 2];
        long nb = n[group[cell] * 2 + 1];
        int at = cell * CELL;
        cellSums[at] += xa;
        cellSums[at + 1] += xa * xa;
        cellSums[at + 2] += xa * na;
        cellSums[at + 3] += xb;
        cellSums[at + 4] += xb * xb;
        cellSums[at + 5] += xb * nb;
        cellSums[at + 6] += xa * xb;
        cellSums[at + 7] += xa * nb;
        cellSums[at + 8] += na * xb;
        x[cell * 2] = 0;
        x[cell * 2 + 1] = 0;
    }

    private void addGroup(int met) {
        long na = n[met * 2];
        long nb = n[met * 2 + 1];
        int at = met * GROUP;
        groupSums[at] += na > 0 ? 1 : 0;
        groupSums[at + 1] += na;
        groupSums[at + 2] += na * na;
        groupSums[at + 3] += nb > 0 ? 1 : 0;
        groupSums[at + 4] += nb;
        groupSums[at + 5] += nb * nb;
        groupSums[at + 6] += na * nb;
        n[met * 2] = 0;
        n[met * 2 + 1] = 0;
    }

    JointSums merge(JointSums other) {
        for (int i = 0; i < cellSums.length; i++) {
            cellSums[i] += other.cellSums[i];
        }
        for (int i = 0; i < groupSums.length; i++) {
            groupSums[i] += other.groupSums[i];
        }
        return this;
    }

    int size() {
        return group.length;
    }

    /** Units of a cell. */
    long count(int cell, int side) {
        return cellSums[cell * CELL + side * 3];
    }

    /** Units of the cell's group. */
    long outOf(int cell, int side) {
        return groupSums[group[cell] * GROUP + side * 3 + 1];
    }

    ClusterSums sums(int cell, int side) {
        int at = cell * CELL + side * 3;
        int own = group[cell] * GROUP + side * 3;
        return new ClusterSums(
                groupSums[own],
                cellSums[at],
                groupSums[own + 1],
                cellSums[at + 1],
                cellSums[at + 2],
                groupSums[own + 2]);
    }

    ClusterSums.Shared shared(int cell) {
        int at = cell * CELL;
        return new ClusterSums.Shared(
                cellSums[at + 6], cellSums[at + 7], cellSums[at + 8], groupSums[group[cell] * GROUP + 6]);
    }
}
