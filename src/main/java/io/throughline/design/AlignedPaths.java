package io.throughline.design;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.variant.JourneyPaths;
import java.util.ArrayList;
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
    static final int[] NOWHERE = {};

    final DesignPlan plan;
    final JourneyPaths paths;

    /** Journeys. */
    final int[] count;

    final int[] cost;
    final int[] worst;

    /** The position of the design at which it ends. */
    final int[] reached;

    /** All deviations of all paths, ascending, each once. */
    final long[] all;

    /** What deviates, as places of {@link #all}, ascending, each once. */
    final int[][] deviations;

    /** Extra visits: their places in the path, and which deviation each is. */
    final int[][] places;

    final int[][] extras;

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
        long[][] keys = new long[size][];
        long[][] extraKeys = new long[size][];
        deviations = new int[size][];
        places = new int[size][];
        extras = new int[size][];
        edges = new int[size][];
        Arrays.fill(edges, NOWHERE);
        Arrays.fill(deviations, NOWHERE);
        Arrays.fill(places, NOWHERE);
        Arrays.fill(extras, NOWHERE);
        inDesign = new int[size];
        List<JourneyBlock> blocks = set.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            int[] path = paths.of(b);
            ofBlock.put(blocks.get(b), path);
            for (int j = 0; j < blocks.get(b).journeys(); j++) {
                count[number(path[j], blocks.get(b).converted(j))]++;
            }
        }
        List<Part> parts = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk -> align(begin(size, chunk), begin(size, chunk + 1), keys, extraKeys))
                .toList();
        taken = parts.get(0).taken;
        for (Part part : parts) {
            for (int position = 0; position < taken.length; position++) {
                for (int step = 0; step < taken[position].length; step++) {
                    taken[position][step] |= part.taken[position][step];
                }
            }
        }
        all = distinct(parts.stream().map(Part::keys).toList());
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            for (int number = begin(size, chunk); number < begin(size, chunk + 1); number++) {
                if (count[number] > 0) {
                    deviations[number] = placesOf(keys[number]);
                    extras[number] = placesOf(extraKeys[number]);
                }
            }
        });
    }

    private static int begin(int size, int chunk) {
        return (int) ((long) size * chunk / CHUNKS);
    }

    private int[] placesOf(long[] some) {
        int[] found = some.length == 0 ? NOWHERE : new int[some.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = Arrays.binarySearch(all, some[i]);
        }
        return found;
    }

    /** Ascending, each once. */
    private static long[] distinct(List<long[]> parts) {
        long[] sorted = new long[parts.stream().mapToInt(part -> part.length).sum()];
        int size = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, sorted, size, part.length);
            size += part.length;
        }
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** What a chunk of paths takes of the design, and how it deviates. */
    private record Part(boolean[][] taken, long[] keys) {}

    /** The path of each journey of a block. */
    int[] of(JourneyBlock block) {
        return Objects.requireNonNull(ofBlock.get(block));
    }

    static int number(int path, boolean converted) {
        return 2 * path + (converted ? 1 : 0);
    }

    private Part align(int from, int to, long[][] keys, long[][] extraKeys) {
        Aligner aligner = new Aligner(plan);
        PathDeviations path = new PathDeviations(plan);
        List<long[]> found = new ArrayList<>();
        for (int number = from; number < to; number++) {
            if (count[number] > 0) {
                Deadline.check();
                cost[number] = aligner.align(paths.codes(number / 2), number % 2 == 1);
                worst[number] = aligner.worst();
                path.begin();
                reached[number] = aligner.tell(path);
                keys[number] = path.keys();
                found.add(keys[number]);
                inDesign[number] = path.inDesign;
                places[number] = path.places();
                extraKeys[number] = path.extraKeys();
                edges[number] = path.edges();
            }
        }
        return new Part(path.taken, distinct(found));
    }

    double fitness(int number) {
        return worst[number] == 0 ? 1 : 1 - (double) cost[number] / worst[number];
    }
}
