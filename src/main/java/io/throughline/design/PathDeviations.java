package io.throughline.design;

import java.util.Arrays;
import java.util.BitSet;

/** Gathers the deviations of one path from its moves. A step passed over and visited elsewhere in the same path is out of order, once. */
final class PathDeviations implements Aligner.Sink {
    private final DesignPlan plan;
    private long[] skipped = new long[8];
    private int skips;
    private long[] extra = new long[8];
    private int[] extraPlace = new int[8];
    private int extras;

    /** Transitions of the path within the design: neither end is charged and nothing is passed over between. */
    int inDesign;

    private int lastFree;
    private boolean passed;

    /** By edge of the design, from a position to a step: taken by this or an earlier path. */
    final boolean[][] taken;

    private int agreed;

    /** Edges of the design that this path takes, each once: position · steps + step. */
    private final BitSet edges = new BitSet();

    PathDeviations(DesignPlan plan) {
        this.plan = plan;
        this.taken = new boolean[plan.ways.size + 1][plan.ways.size];
    }

    void begin() {
        skips = 0;
        extras = 0;
        inDesign = 0;
        lastFree = -1;
        passed = false;
        agreed = 0;
        edges.clear();
    }

    @Override
    public void move(Move.Kind kind, int step, int place, int position) {
        switch (kind) {
            case SKIPPED -> {
                if (skips == skipped.length) {
                    skipped = Arrays.copyOf(skipped, skips * 2);
                }
                skipped[skips++] = DeviationKey.of(DeviationKind.SKIPPED, step, position);
                passed = true;
            }
            case EXTRA -> {
                if (extras == extra.length) {
                    extra = Arrays.copyOf(extra, extras * 2);
                    extraPlace = Arrays.copyOf(extraPlace, extras * 2);
                }
                extraPlace[extras] = place;
                extra[extras++] = DeviationKey.of(DeviationKind.EXTRA, step, position);
            }
            case OPTIONAL -> {}
            case AGREE, ANYWHERE -> follow(kind, step, place, position);
        }
    }

    private void follow(Move.Kind kind, int step, int place, int position) {
        if (place > 0 && lastFree == place - 1 && !passed) {
            inDesign++;
        }
        lastFree = place;
        passed = false;
        if (kind == Move.Kind.AGREE) {
            if (agreed == position) {
                taken[position][step] = true;
                edges.set(position * plan.ways.size + step);
            }
            agreed = 1 + step;
        }
    }

    /** What deviates, ascending, each once. */
    long[] keys() {
        long[] keys = new long[skips + extras];
        int size = 0;
        for (int i = 0; i < skips; i++) {
            if (!visited(DeviationKey.step(skipped[i]))) {
                keys[size++] = skipped[i];
            }
        }
        for (int i = 0; i < extras; i++) {
            keys[size++] = outOfOrder(extra[i]);
        }
        Arrays.sort(keys, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[kept++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    /** Edges of the design that the path takes, each once, ascending. */
    int[] edges() {
        return edges.isEmpty() ? AlignedPaths.NOWHERE : edges.stream().toArray();
    }

    /** Places of extra visits, in the order of the path. */
    int[] places() {
        return Arrays.copyOf(extraPlace, extras);
    }

    /** In the order of {@link #places}. */
    long[] extraKeys() {
        long[] keys = new long[extras];
        for (int i = 0; i < extras; i++) {
            keys[i] = outOfOrder(extra[i]);
        }
        return keys;
    }

    private boolean visited(int designStep) {
        for (int i = 0; i < extras; i++) {
            if (mayBe(DeviationKey.step(extra[i]), designStep)) {
                return true;
            }
        }
        return false;
    }

    private long outOfOrder(long key) {
        for (int i = 0; i < skips; i++) {
            if (mayBe(DeviationKey.step(key), DeviationKey.step(skipped[i]))) {
                return DeviationKey.of(DeviationKind.OUT_OF_ORDER, DeviationKey.step(key), DeviationKey.position(key));
            }
        }
        return key;
    }

    private boolean mayBe(int step, int designStep) {
        return Arrays.binarySearch(plan.matching[step], designStep) >= 0;
    }
}
