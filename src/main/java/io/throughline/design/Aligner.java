package io.throughline.design;

/**
 * Lays one path after another beside a design at least cost; one serves one thread.
 *
 * <p>Agreeing costs 0, passing over a step of the design 1 (0 where optional or allowed), a visit that the design does not foresee 1 (0
 * where foreseen anywhere or allowed). A journey that converted ends at a last step, any other at whatever step it reached. Exact: the
 * shortest way through pairs of a position in the design and a place in the path. Of ways that cost the same, agreeing comes before an
 * extra visit before passing over, then the lesser id.
 *
 * <p>Cost: positions × places, times the design's steps that a step of the path may be.
 */
final class Aligner {
    private final DesignPlan plan;
    private final PlannedWays ways;
    private final int positions;

    /** By place and position: the least cost from there to the end. */
    private int[] ahead = {};

    private int[] path = {};
    private int length;
    private boolean converted;

    /** Hears of each move in order. */
    interface Sink {
        /**
         * @param step the design's step, or the journey's step for an extra visit
         * @param place in the path of an agreement or extra visit; else of what comes next in it
         * @param position in the design before the move: 0, or 1 + a step
         */
        void move(Move.Kind kind, int step, int place, int position);
    }

    Aligner(DesignPlan plan) {
        this.plan = plan;
        this.ways = plan.ways;
        this.positions = ways.size + 1;
    }

    /** The least cost; {@link #tell} then speaks of this path. */
    int align(int[] path, boolean converted) {
        this.path = path;
        this.length = path.length;
        this.converted = converted;
        int needed = Math.multiplyExact(length + 1, positions);
        if (ahead.length < needed) {
            ahead = new int[Math.max(needed, ahead.length * 2)];
        }
        for (int position = 0; position < positions; position++) {
            ahead[length * positions + position] = converted ? ways.toLast[position] : 0;
        }
        for (int place = length - 1; place >= 0; place--) {
            fill(place);
        }
        return ahead[0];
    }

    private void fill(int place) {
        int here = place * positions;
        int next = here + positions;
        int extra = plan.extraCost[path[place]];
        int[] matching = plan.matching[path[place]];
        for (int position = 0; position < positions; position++) {
            int least = ahead[next + position] + extra;
            int[] between = ways.between[position];
            for (int step : matching) {
                least = Math.min(least, between[step] + ahead[next + 1 + step]);
            }
            ahead[here + position] = Math.min(least, PlannedWays.NO_WAY);
        }
    }

    /** What the path costs at worst: every charged visit extra, and the shortest way of the design passed over. */
    int worst() {
        int charged = converted ? ways.toLast[0] : 0;
        for (int i = 0; i < length; i++) {
            charged += plan.extraCost[path[i]];
        }
        return charged;
    }

    /** The moves of the path aligned last. Returns the position that it ends at. */
    int tell(Sink sink) {
        int position = 0;
        for (int place = 0; place < length; place++) {
            position = step(sink, place, position);
        }
        if (converted && ways.nearestLast[position] >= 0) {
            int last = ways.nearestLast[position];
            skipOne(sink, skip(sink, position, last, length), last, length);
            position = 1 + last;
        }
        return position;
    }

    private int step(Sink sink, int place, int position) {
        int cost = ahead[place * positions + position];
        int next = (place + 1) * positions;
        int[] matching = plan.matching[path[place]];
        int best = -1;
        for (int step : matching) {
            boolean least = ways.between[position][step] + ahead[next + 1 + step] == cost;
            if (least && (best < 0 || ways.passed[position][step] < ways.passed[position][best])) {
                best = step;
            }
        }
        boolean direct = best >= 0 && ways.passed[position][best] == 0;
        if (!direct && ahead[next + position] + plan.extraCost[path[place]] == cost) {
            sink.move(plan.anywhere[path[place]] ? Move.Kind.ANYWHERE : Move.Kind.EXTRA, path[place], place, position);
            return position;
        }
        sink.move(Move.Kind.AGREE, best, place, skip(sink, position, best, place));
        return 1 + best;
    }

    /** Passes over what stands between a position and a step; returns the position before the step. */
    private int skip(Sink sink, int position, int step, int place) {
        int before = position;
        for (int passed : ways.between(position, step)) {
            skipOne(sink, before, passed, place);
            before = 1 + passed;
        }
        return before;
    }

    private void skipOne(Sink sink, int before, int step, int place) {
        boolean optional = plan.design.steps().get(step).optional();
        sink.move(optional ? Move.Kind.OPTIONAL : Move.Kind.SKIPPED, step, place, before);
    }
}
