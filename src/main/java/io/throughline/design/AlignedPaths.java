package io.throughline.design;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.variant.JourneyPaths;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Every distinct path of a set of journeys beside a design, once for those that converted and once for those that ended. Numbers of
 * these are 2 · path + (converted ? 1 : 0).
 *
 * <p>Cost: one pass over the journeys to count, one alignment for each path in use, divided among the processors.
 */
final class AlignedPaths {
    private static final int CHUNKS = 64;
    private static final long[] NOTHING = {};
    static final int[] NOWHERE = {};

    final DesignPlan plan;
    final JourneyPaths paths;

    /** Journeys. */
    final int[] count;

    final int[] cost;
    final int[] worst;

    /** The position of the design at which it ends. */
    final int[] reached;

    /** What deviates, ascending, each once. */
    final long[][] keys;

    /** Extra visits: their places in the path, and which deviation each is. */
    final int[][] places;

    final long[][] placeKeys;

    /** By path: edges of the design that it takes, each once: position · steps + step. */
    final int[][] edges;

    /** By path: transitions within the design. */
    final int[] inDesign;

    /** By position and step of the design: a journey goes straight from one to the other. */
    final boolean[][] taken;

    private final Map<JourneyBlock, int[]> ofBlock = new IdentityHashMap<>();

    AlignedPaths(DesignPlan plan, JourneySet set) {
        this.plan = plan;
        paths = JourneyPaths.of(set);
        int size = Math.multiplyExact(2, paths.size());
        count = new int[size];
        cost = new int[size];
        worst = new int[size];
        reached = new int[size];
        keys = new long[size][];
        places = new int[size][];
        placeKeys = new long[size][];
        edges = new int[size][];
        Arrays.fill(edges, NOWHERE);
        Arrays.fill(keys, NOTHING);
        Arrays.fill(places, NOWHERE);
        Arrays.fill(placeKeys, NOTHING);
        inDesign = new int[size];
        List<JourneyBlock> blocks = set.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            int[] path = paths.of(b);
            ofBlock.put(blocks.get(b), path);
            for (int j = 0; j < blocks.get(b).journeys(); j++) {
                count[number(path[j], blocks.get(b).converted(j))]++;
            }
        }
        List<boolean[][]> parts = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk ->
                        align((int) ((long) size * chunk / CHUNKS), (int) ((long) size * (chunk + 1) / CHUNKS)))
                .toList();
        taken = parts.get(0);
        for (boolean[][] part : parts) {
            for (int position = 0; position < taken.length; position++) {
                for (int step = 0; step < taken[position].length; step++) {
                    taken[position][step] |= part[position][step];
                }
            }
        }
    }

    /** The path of each journey of a block. */
    int[] of(JourneyBlock block) {
        return Objects.requireNonNull(ofBlock.get(block));
    }

    static int number(int path, boolean converted) {
        return 2 * path + (converted ? 1 : 0);
    }

    private boolean[][] align(int from, int to) {
        Aligner aligner = new Aligner(plan);
        PathDeviations deviations = new PathDeviations(plan);
        for (int number = from; number < to; number++) {
            if (count[number] > 0) {
                Deadline.check();
                cost[number] = aligner.align(paths.codes(number / 2), number % 2 == 1);
                worst[number] = aligner.worst();
                deviations.begin();
                reached[number] = aligner.tell(deviations);
                keys[number] = deviations.keys();
                inDesign[number] = deviations.inDesign;
                places[number] = deviations.places();
                placeKeys[number] = deviations.extraKeys();
                edges[number] = deviations.edges();
            }
        }
        return deviations.taken;
    }

    double fitness(int number) {
        return worst[number] == 0 ? 1 : 1 - (double) cost[number] / worst[number];
    }

    /** All deviations of all paths, ascending. */
    long[] allKeys() {
        return Arrays.stream(keys)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
    }
}
