package io.throughline.comparison;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;

/** The customers of one set, numbered in the order of the data, with where the journeys of each stand. */
final class CustomerSide {
    private final JourneySet set;
    private final List<JourneyBlock> blocks;
    private int[] block = new int[1024];
    private int[] first = new int[1024];
    private int[] end = new int[1024];
    private int[] ordinal = new int[1024];
    private int size;

    private CustomerSide(JourneySet set) {
        this.set = set;
        this.blocks = set.blocks();
    }

    static CustomerSide of(JourneySet set) {
        CustomerSide side = new CustomerSide(set);
        for (int b = 0; b < side.blocks.size(); b++) {
            side.add(b, side.blocks.get(b));
        }
        return side;
    }

    private void add(int number, JourneyBlock from) {
        int begin = 0;
        for (int j = 0; j < from.journeys(); j++) {
            if (j + 1 == from.journeys() || from.slot()[j + 1] != from.slot()[j]) {
                add(number, begin, j + 1, from.timelines().ordinals()[from.slot()[j]]);
                begin = j + 1;
            }
        }
    }

    private void add(int number, int from, int to, int who) {
        if (size == block.length) {
            block = Arrays.copyOf(block, size * 2);
            first = Arrays.copyOf(first, size * 2);
            end = Arrays.copyOf(end, size * 2);
            ordinal = Arrays.copyOf(ordinal, size * 2);
        }
        block[size] = number;
        first[size] = from;
        end[size] = to;
        ordinal[size++] = who;
    }

    JourneySet set() {
        return set;
    }

    int customers() {
        return size;
    }

    int ordinal(int customer) {
        return ordinal[customer];
    }

    int blockOf(int customer) {
        return block[customer];
    }

    JourneyBlock block(int customer) {
        return blocks.get(block[customer]);
    }

    int firstJourney(int customer) {
        return first[customer];
    }

    int endJourney(int customer) {
        return end[customer];
    }

    /** Hash of the customer's id. */
    long idHash(int customer) {
        JourneyBlock from = block(customer);
        return from.timelines().idHash()[from.slot()[first[customer]]];
    }
}
