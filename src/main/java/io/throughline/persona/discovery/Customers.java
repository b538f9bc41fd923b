package io.throughline.persona.discovery;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The customers of a set of journeys, numbered by a hash of their ids: an order that says nothing about them and does not depend on how
 * data arrived, so the first m are a sample drawn at random.
 */
final class Customers {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    final JourneySet set;
    private final List<JourneyBlock> blocks;
    private final int[] blockOf;
    private final int[] firstOf;
    private final int[][] numberOf;

    private Customers(JourneySet set, int[] blockOf, int[] firstOf, int[][] numberOf) {
        this.set = set;
        this.blocks = set.blocks();
        this.blockOf = blockOf;
        this.firstOf = firstOf;
        this.numberOf = numberOf;
    }

    static Customers of(JourneySet set) {
        List<JourneyBlock> blocks = set.blocks();
        long[] places = places(blocks);
        long[][] keys = new long[places.length][];
        for (int i = 0; i < keys.length; i++) {
            JourneyBlock block = blocks.get((int) (places[i] >>> 32));
            int slot = block.slot()[(int) places[i]];
            keys[i] = new long[] {
                block.timelines().idHash()[slot] * MIX, block.timelines().ordinals()[slot], places[i]
            };
        }
        Arrays.parallelSort(keys, Arrays::compare);
        int[] blockOf = new int[keys.length];
        int[] firstOf = new int[keys.length];
        int[][] numberOf = blocks.stream().map(b -> new int[b.journeys()]).toArray(int[][]::new);
        for (int number = 0; number < keys.length; number++) {
            blockOf[number] = (int) (keys[number][2] >>> 32);
            firstOf[number] = (int) keys[number][2];
            JourneyBlock block = blocks.get(blockOf[number]);
            int[] numbers = numberOf[blockOf[number]];
            for (int j = firstOf[number]; isOf(block, j, firstOf[number]); j++) {
                numbers[j] = number;
            }
        }
        return new Customers(set, blockOf, firstOf, numberOf);
    }

    /** Block and first journey of each customer, as they stand. */
    private static long[] places(List<JourneyBlock> blocks) {
        long[] places = new long[16];
        int n = 0;
        for (int b = 0; b < blocks.size(); b++) {
            JourneyBlock block = blocks.get(b);
            for (int j = 0; j < block.journeys(); j++) {
                if (j > 0 && block.slot()[j] == block.slot()[j - 1]) {
                    continue;
                }
                places = n == places.length ? Arrays.copyOf(places, 2 * n) : places;
                places[n++] = (long) b << 32 | j;
            }
        }
        return Arrays.copyOf(places, n);
    }

    private static boolean isOf(JourneyBlock block, int journey, int first) {
        return journey < block.journeys() && block.slot()[journey] == block.slot()[first];
    }

    int size() {
        return blockOf.length;
    }

    JourneyBlock block(int customer) {
        return blocks.get(blockOf[customer]);
    }

    /** Place of the customer's first journey in the block. */
    int firstJourney(int customer) {
        return firstOf[customer];
    }

    /** One more than the place of the last. */
    int endJourney(int customer) {
        JourneyBlock block = block(customer);
        int end = firstOf[customer] + 1;
        while (isOf(block, end, firstOf[customer])) {
            end++;
        }
        return end;
    }

    Timelines timelines(int customer) {
        return block(customer).timelines();
    }

    int slot(int customer) {
        return block(customer).slot()[firstOf[customer]];
    }

    /** Decided by the id alone, so that a customer stays on one side while others come and go: one in three. */
    boolean heldOut(int customer) {
        long hash = timelines(customer).idHash()[slot(customer)];
        return ((hash ^ hash >>> 32) * MIX >>> 33) % 3 == 0;
    }

    /** The journeys of customers whose label is {@code label}, or of all others. */
    JourneySet journeys(int[] labels, int label, boolean others) {
        Map<JourneyBlock, int[]> numbers = new IdentityHashMap<>();
        for (int b = 0; b < numberOf.length; b++) {
            numbers.put(blocks.get(b), numberOf[b]);
        }
        return set.keep(block -> {
            int[] number = numbers.getOrDefault(block, new int[0]);
            BitSet kept = new BitSet(number.length);
            for (int j = 0; j < number.length; j++) {
                kept.set(j, labels[number[j]] == label != others);
            }
            return kept;
        });
    }
}
