package io.throughline.path.variant;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The distinct paths among the runs of a set of journeys, numbered from 0, with the variant of every run.
 *
 * <p>Exact: runs share a variant only where all their steps are the same.
 *
 * <p>Cost: one pass over the steps, and one look-up a run in a table that fits the processor's cache: runs are first divided by key, block
 * by block, into parts of about {@value #RUNS_OF_PART} runs, each of which is counted by one thread.
 */
final class Variants {
    private static final int RUNS_OF_PART = 1 << 16;
    private static final int MAX_PART_BITS = 10;

    private final Spans[] runs;
    private final SpanKeys keys;
    private final int partBits;
    private final int[][] variant;
    private final int[] firstOfPart;
    private final VariantTable[] parts;

    private Variants(Spans[] runs, SpanKeys keys, int runsOfPart) {
        this.runs = runs;
        this.keys = keys;
        long size = Arrays.stream(runs).mapToLong(Spans::size).sum();
        partBits = Math.min(MAX_PART_BITS, Long.SIZE - Long.numberOfLeadingZeros(size / runsOfPart));
        parts = new VariantTable[1 << partBits];
        firstOfPart = new int[parts.length + 1];
        variant = new int[runs.length][];
        group();
    }

    /** @param length of windows; 0: whole journeys */
    static Variants of(JourneySet set, int length, boolean base) {
        return of(set, length, base, SpanKeys.of(set.steps().size()), RUNS_OF_PART);
    }

    static Variants of(JourneySet set, int length, boolean base, SpanKeys keys, int runsOfPart) {
        return new Variants(runs(set, block -> Spans.of(block, set.steps(), length, base)), keys, runsOfPart);
    }

    /** One run without steps for each journey, so all of one variant. */
    static Variants empty(JourneySet set) {
        Steps steps = set.steps();
        return new Variants(runs(set, block -> Spans.empty(block, steps)), SpanKeys.of(steps.size()), RUNS_OF_PART);
    }

    private static Spans[] runs(JourneySet set, Function<JourneyBlock, Spans> of) {
        return set.blocks().parallelStream().map(of).toArray(Spans[]::new);
    }

    private void group() {
        SpanPartitions[] divided = divide();
        int[] before = new int[runs.length];
        for (int b = 1; b < runs.length; b++) {
            before[b] = Math.addExact(before[b - 1], runs[b - 1].block().journeys());
        }
        IntStream.range(0, parts.length).parallel().forEach(part -> {
            parts[part] = new VariantTable(runs);
            for (int b = 0; b < runs.length; b++) {
                group(part, b, divided[b], before[b] + 1);
            }
        });
        for (int part = 0; part < parts.length; part++) {
            firstOfPart[part + 1] = Math.addExact(firstOfPart[part], parts[part].size());
        }
        IntStream.range(0, runs.length).parallel().forEach(b -> variant[b] = inOrder(divided[b]));
    }

    private SpanPartitions[] divide() {
        SpanPartitions[] divided = new SpanPartitions[runs.length];
        int strips = 2 * BlockPartitions.workers();
        IntStream.range(0, strips).parallel().forEach(strip -> {
            SpanPartitions.Room room = new SpanPartitions.Room();
            int end = (int) ((long) runs.length * (strip + 1) / strips);
            for (int b = (int) ((long) runs.length * strip / strips); b < end; b++) {
                divided[b] = SpanPartitions.of(runs[b], keys, partBits, room);
            }
        });
        return divided;
    }

    /** Puts the variant of each run where its key stood. */
    private void group(int part, int b, SpanPartitions divided, int firstJourney) {
        long[] key = divided.key();
        for (int i = divided.first()[part]; i < divided.first()[part + 1]; i++) {
            key[i] = parts[part].add(key[i], b, divided.run()[i], firstJourney + divided.journey()[i]);
        }
    }

    private int[] inOrder(SpanPartitions divided) {
        int[] ordered = new int[divided.run().length];
        for (int part = 0; part < parts.length; part++) {
            for (int i = divided.first()[part]; i < divided.first()[part + 1]; i++) {
                ordered[divided.run()[i]] = firstOfPart[part] + (int) divided.key()[i];
            }
        }
        return ordered;
    }

    int size() {
        return firstOfPart[parts.length];
    }

    int blocks() {
        return runs.length;
    }

    Spans runs(int b) {
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

    /** The variant with these steps, or −1. */
    int find(int[] steps) {
        long key = keys.of(steps, 0, steps.length);
        int part = SpanPartitions.part(key, partBits);
        int found = parts[part].find(key, steps);
        return found < 0 ? -1 : firstOfPart[part] + found;
    }

    /** The block and the run that stand for a variant: the first of them. */
    long representative(int variantNumber) {
        int part = partOf(variantNumber);
        return parts[part].representative(variantNumber - firstOfPart[part]);
    }

    private int partOf(int variantNumber) {
        int low = 0;
        int high = parts.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (firstOfPart[middle] <= variantNumber) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int[] steps(int variantNumber) {
        Run run = run(variantNumber);
        return Arrays.copyOfRange(run.step, run.from, run.to);
    }

    /** The last step, −1 where there are no steps. */
    int lastStep(int variantNumber) {
        Run run = run(variantNumber);
        return run.from == run.to ? -1 : run.step[run.to - 1];
    }

    /** Lexicographic by step codes, which is by step ids. */
    int compare(int left, int right) {
        Run a = run(left);
        Run b = run(right);
        return Arrays.compare(a.step, a.from, a.to, b.step, b.from, b.to);
    }

    private record Run(int[] step, int from, int to) {}

    private Run run(int variantNumber) {
        long stands = representative(variantNumber);
        Spans of = runs[(int) (stands >>> 32)];
        int journey = of.journey((int) stands);
        return new Run(of.block().step(), of.start(journey, (int) stands), of.end(journey, (int) stands));
    }
}
