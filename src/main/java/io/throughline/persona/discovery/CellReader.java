package io.throughline.persona.discovery;

import io.throughline.journey.Deadline;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads {@link Cells} off the journeys and traits of customers. Cost: one pass over the steps and 20 bytes a transition, in parallel. */
final class CellReader {
    private static final int RANGE = 8_192;
    private static final int MAX_CELLS = 100_000;

    private final Customers customers;
    private final boolean behaviour;
    private final List<TraitBins> traits;
    private final long width;
    private final int start;

    private CellReader(Customers customers, boolean behaviour, List<TraitBins> traits) {
        this.customers = customers;
        this.behaviour = behaviour;
        this.traits = traits;
        this.start = customers.set.steps().size();
        this.width = Math.max(start + 2L, TraitBins.MAX_BINS + 1L);
    }

    /** @param traits whose bins are further groups; empty: none */
    static Cells read(Customers customers, boolean behaviour, List<TraitBins> traits) {
        return new CellReader(customers, behaviour, traits).read();
    }

    private Cells read() {
        int ranges = (customers.size() + RANGE - 1) / RANGE;
        Range[] parts = IntStream.range(0, ranges)
                .parallel()
                .mapToObj(r -> new Range().read(r * RANGE, Math.min(customers.size(), (r + 1) * RANGE)))
                .toArray(Range[]::new);
        long[] keys = distinct(parts);
        if (keys.length > MAX_CELLS) {
            throw new InvalidArgument(
                    "scope",
                    keys.length + " different transitions",
                    "at most " + MAX_CELLS + ": choose fewer steps, e.g. definition: { stepBy: CHANNEL }");
        }
        int[] groupOf = new int[keys.length];
        for (int i = 1; i < keys.length; i++) {
            groupOf[i] = groupOf[i - 1] + (keys[i] / width == keys[i - 1] / width ? 0 : 1);
        }
        return join(parts, keys, groupOf);
    }

    private static long[] distinct(Range[] parts) {
        return Arrays.stream(parts)
                .parallel()
                .map(part -> Arrays.stream(part.keys, 0, part.used).distinct())
                .flatMapToLong(keys -> keys)
                .distinct()
                .sorted()
                .toArray();
    }

    private int[] outcomes(long[] keys) {
        int[] outcomes = new int[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            boolean move = keys[cell] / width <= start;
            outcomes[cell] = move ? (int) (keys[cell] % width) : start + 2 + cell;
        }
        return outcomes;
    }

    private Cells join(Range[] parts, long[] keys, int[] groupOf) {
        int[] offset = new int[customers.size() + 1];
        int[] base = new int[parts.length];
        int total = 0;
        for (int r = 0; r < parts.length; r++) {
            base[r] = total;
            for (int i = 0; i < parts[r].customers; i++) {
                offset[r * RANGE + i + 1] = total + parts[r].end[i];
            }
            total = Math.addExact(total, parts[r].used);
        }
        int[] cell = new int[total];
        int[] count = new int[total];
        IntStream.range(0, parts.length).parallel().forEach(r -> {
            System.arraycopy(parts[r].counts, 0, count, base[r], parts[r].used);
            for (int i = 0; i < parts[r].used; i++) {
                cell[base[r] + i] = Arrays.binarySearch(keys, parts[r].keys[i]);
            }
        });
        int groups = groupOf.length == 0 ? 0 : groupOf[groupOf.length - 1] + 1;
        return new Cells(
                offset,
                cell,
                count,
                DistinctCustomers.of(offset, cell, count),
                groupOf,
                groups,
                outcomes(keys),
                start + 2 + keys.length);
    }

    /** Entries of a run of customers, each customer's by key. */
    private final class Range {
        private final int[] end = new int[RANGE];
        private long[] keys = new long[RANGE * 8];
        private int[] counts = new int[0];
        private int used;
        private int customers;

        Range read(int from, int to) {
            Deadline.check();
            counts = new int[keys.length];
            for (int customer = from; customer < to; customer++) {
                int first = used;
                readMoves(customer);
                for (int t = 0; t < traits.size(); t++) {
                    int bin = traits.get(t).bin(CellReader.this.customers, customer);
                    if (bin >= 0) {
                        put((start + 1L + t) * width + bin);
                    }
                }
                squeeze(first);
                end[customers++] = used;
            }
            return this;
        }

        private void readMoves(int customer) {
            JourneyBlock block = CellReader.this.customers.block(customer);
            int last = CellReader.this.customers.endJourney(customer);
            for (int j = CellReader.this.customers.firstJourney(customer); behaviour && j < last; j++) {
                int before = start;
                for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
                    put(before * width + block.step()[k]);
                    before = block.step()[k];
                }
                if (!CellReader.this.customers.set.steps().isConversion(before)) {
                    put(before * width + start + 1);
                }
            }
        }

        private void put(long key) {
            if (used == keys.length) {
                keys = Arrays.copyOf(keys, used * 2);
                counts = Arrays.copyOf(counts, used * 2);
            }
            keys[used++] = key;
        }

        /** Sorts what was put since {@code first} and counts equal keys once. */
        private void squeeze(int first) {
            Arrays.sort(keys, first, used);
            int kept = first;
            for (int i = first; i < used; i++) {
                if (i > first && keys[i] == keys[kept - 1]) {
                    counts[kept - 1]++;
                } else {
                    keys[kept] = keys[i];
                    counts[kept++] = 1;
                }
            }
            used = kept;
        }
    }
}
