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
    /** The list of runs is divided by hash into this many parts, each counted by one thread. */
    private static final int PART_BITS = 4;

    private final List<JourneyBlock> blocks;
    private final Runs[] runs;
    private final int[][] variant;
    private final int[] firstOfPart;
    private final VariantTable[] parts;

    private Variants(List<JourneyBlock> blocks, Runs[] runs) {
        this.blocks = blocks;
        this.runs = runs;
        this.variant = new int[runs.length][];
        this.parts = new VariantTable[1 << PART_BITS];
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
        for (int b = 0; b < runs.length; b++) {
            variant[b] = new int[runs[b].size()];
        }
        IntStream.range(0, parts.length).parallel().forEach(part -> {
            parts[part] = new VariantTable(blocks, runs);
            for (int b = 0; b < runs.length; b++) {
                groupPart(part, b);
            }
        });
        for (int part = 0; part < parts.length; part++) {
            firstOfPart[part + 1] = Math.addExact(firstOfPart[part], parts[part].size());
        }
        IntStream.range(0, runs.length).parallel().forEach(b -> {
            long[] hash = runs[b].hash();
            for (int i = 0; i < hash.length; i++) {
                variant[b][i] += firstOfPart[part(hash[i])];
            }
        });
    }

    private static int part(long hash) {
        return (int) (hash >>> (64 - PART_BITS));
    }

    private void groupPart(int part, int b) {
        long[] hash = runs[b].hash();
        for (int i = 0; i < hash.length; i++) {
            if (part(hash[i]) == part) {
                variant[b][i] = parts[part].add(b, i);
            }
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
        int part = partOf(variant);
        return parts[part].representative(variant - firstOfPart[part]);
    }

    private int partOf(int variant) {
        int part = 0;
        while (firstOfPart[part + 1] <= variant) {
            part++;
        }
        return part;
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
