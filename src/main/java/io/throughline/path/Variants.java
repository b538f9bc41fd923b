package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * The distinct paths among the runs of a set of journeys, numbered from 0, with the variant of every run.
 *
 * <p>Exact: runs share a variant only where their steps have been compared; hashes merely say where to look.
 *
 * <p>Cost: one pass over the steps and one table access a run, divided among the processors.
 */
final class Variants {
    /** The runs are divided by hash into parts of about this many, each counted by one thread within its cache. */
    private static final int RUNS_IN_PART = 1 << 14;

    private static final int FEWEST_BITS = 4;
    private static final int MOST_BITS = 12;

    private final List<JourneyBlock> blocks;
    private final Runs[] runs;
    private final int[][] variant;
    private final int[] firstOfPart;
    private final VariantTable[] parts;
    private final int partBits;
    private long[] representatives = {};

    private Variants(List<JourneyBlock> blocks, Runs[] runs) {
        this.blocks = blocks;
        this.runs = runs;
        this.variant = new int[runs.length][];
        long all = Arrays.stream(runs).mapToLong(Runs::size).sum();
        int wanted = 64 - Long.numberOfLeadingZeros(all / RUNS_IN_PART);
        this.partBits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, wanted));
        this.parts = new VariantTable[1 << partBits];
        this.firstOfPart = new int[parts.length + 1];
    }

    /** @param length of windows; 0: whole journeys */
    static Variants of(JourneySet set, int length, boolean base) {
        Variants variants = new Variants(set.blocks(), runs(set, length, base));
        variants.group();
        return variants;
    }

    /** With hashes made worse on purpose, which costs time and changes no answer. */
    static Variants of(JourneySet set, int length, boolean base, LongUnaryOperator weaken) {
        Runs[] runs = runs(set, length, base);
        for (Runs r : runs) {
            Arrays.setAll(r.hash(), i -> weaken.applyAsLong(r.hash()[i]));
        }
        Variants variants = new Variants(set.blocks(), runs);
        variants.group();
        return variants;
    }

    private static Runs[] runs(JourneySet set, int length, boolean base) {
        return IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> Runs.of(set.blocks().get(b), set.steps(), length, base))
                .toArray(Runs[]::new);
    }

    /** One run without steps for each journey, so all of one variant. */
    static Variants empty(JourneySet set) {
        List<JourneyBlock> blocks = set.blocks();
        Runs[] runs = blocks.stream().map(Runs::empty).toArray(Runs[]::new);
        Variants variants = new Variants(blocks, runs);
        variants.group();
        return variants;
    }

    private void group() {
        int[][] start = new int[runs.length][];
        IntStream.range(0, runs.length).parallel().forEach(b -> {
            variant[b] = new int[runs[b].size()];
            start[b] = countParts(runs[b].hash());
        });
        int[] firstRun = layOut(start);
        long[] order = new long[firstRun[parts.length]];
        IntStream.range(0, runs.length).parallel().forEach(b -> scatter(b, start[b], order));
        IntStream.range(0, parts.length).parallel().forEach(part -> {
            parts[part] = new VariantTable(blocks, runs);
            for (int i = firstRun[part]; i < firstRun[part + 1]; i++) {
                variant[(int) (order[i] >>> 32)][(int) order[i]] =
                        parts[part].add((int) (order[i] >>> 32), (int) order[i]);
            }
        });
        for (int part = 0; part < parts.length; part++) {
            firstOfPart[part + 1] = Math.addExact(firstOfPart[part], parts[part].size());
        }
        representatives = new long[size()];
        for (int part = 0; part < parts.length; part++) {
            parts[part].copyRepresentatives(representatives, firstOfPart[part]);
        }
        IntStream.range(0, runs.length).parallel().forEach(b -> {
            long[] hash = runs[b].hash();
            for (int i = 0; i < hash.length; i++) {
                variant[b][i] += firstOfPart[part(hash[i])];
            }
        });
    }

    private int part(long hash) {
        return (int) (hash >>> (64 - partBits));
    }

    private int[] countParts(long[] hash) {
        int[] count = new int[parts.length];
        for (long h : hash) {
            count[part(h)]++;
        }
        return count;
    }

    /** Turns counts by block into the place of the first run of each part and block; returns where parts begin. */
    private int[] layOut(int[][] counts) {
        int[] first = new int[parts.length + 1];
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            first[part] = at;
            for (int[] count : counts) {
                int here = count[part];
                count[part] = at;
                at = Math.addExact(at, here);
            }
        }
        first[parts.length] = at;
        return first;
    }

    private void scatter(int b, int[] next, long[] order) {
        long[] hash = runs[b].hash();
        for (int i = 0; i < hash.length; i++) {
            order[next[part(hash[i])]++] = ((long) b << 32) | i;
        }
    }

    int size() {
        return firstOfPart[parts.length];
    }

    int blocks() {
        return runs.length;
    }

    JourneyBlock block(int b) {
        return blocks.get(b);
    }

    Runs runs(int b) {
        return runs[b];
    }

    int[] variantOf(int b) {
        return variant[b];
    }

    /** Journeys that are (windows: contain) each variant. */
    int[] journeys() {
        int[] journeys = new int[size()];
        for (int part = 0; part < parts.length; part++) {
            parts[part].copyJourneys(journeys, firstOfPart[part]);
        }
        return journeys;
    }

    /** The block and the run that stand for a variant: the first of them. */
    long representative(int variant) {
        return representatives[variant];
    }

    int[] steps(int variant) {
        long run = representative(variant);
        int b = (int) (run >>> 32);
        return Arrays.copyOfRange(blocks.get(b).step(), runs[b].start()[(int) run], runs[b].end()[(int) run]);
    }

    /** Lexicographic by step codes, which is by step ids. */
    int compare(int left, int right) {
        long a = representative(left);
        long b = representative(right);
        Runs ra = runs[(int) (a >>> 32)];
        Runs rb = runs[(int) (b >>> 32)];
        return Arrays.compare(
                blocks.get((int) (a >>> 32)).step(),
                ra.start()[(int) a],
                ra.end()[(int) a],
                blocks.get((int) (b >>> 32)).step(),
                rb.start()[(int) b],
                rb.end()[(int) b]);
    }
}
