package io.throughline.feedback;

import io.throughline.journey.CutPlan;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the journeys of customers stand who said something, and their whole timelines. */
final class JourneyPlaces {
    private static final int NEAR = 4;

    private final JourneySet set;
    private final int[] customers;
    private final int[] block;
    private final int[] first;

    private JourneyPlaces(JourneySet set, int[] customers) {
        this.set = set;
        this.customers = customers;
        this.block = new int[customers.length];
        this.first = new int[customers.length];
        Arrays.fill(block, -1);
    }

    /** @param customers ordinals, ascending */
    static JourneyPlaces of(JourneySet set, int[] customers) {
        JourneyPlaces places = new JourneyPlaces(set, customers);
        IntStream.range(0, set.blocks().size()).parallel().forEach(places::put);
        return places;
    }

    /** Each customer's journeys are in one block. */
    private void put(int b) {
        JourneyBlock one = set.blocks().get(b);
        int[] ordinals = one.timelines().ordinals();
        int before = -1;
        int place = 0;
        for (int j = 0; j < one.journeys(); j++) {
            if (one.slot()[j] == before) {
                continue;
            }
            before = one.slot()[j];
            int ordinal = ordinals[before];
            place = find(ordinal, place);
            if (place < customers.length && customers[place] == ordinal) {
                block[place] = b;
                first[place] = j;
            }
        }
    }

    /** First place of at least an ordinal; customers mostly stand in their order, so it is looked for near the last one. */
    private int find(int ordinal, int near) {
        int place = near;
        for (int step = 0; step < NEAR; step++, place++) {
            if (place == customers.length || customers[place] >= ordinal) {
                return place > 0 && customers[place - 1] >= ordinal ? search(ordinal) : place;
            }
        }
        return search(ordinal);
    }

    private int search(int ordinal) {
        int place = Arrays.binarySearch(customers, ordinal);
        return place < 0 ? -place - 1 : place;
    }

    /** Place of the block that has a customer's journeys; −1 where it has none. */
    int block(int customer) {
        int place = Arrays.binarySearch(customers, customer);
        return place < 0 ? -1 : block[place];
    }

    /** The customer's first journey in its block. */
    int first(int customer) {
        return first[Arrays.binarySearch(customers, customer)];
    }

    /** The journey that an interaction is part of; −1 where it is in none of them. @param first of the customer's journeys */
    int journeyOf(JourneyBlock in, int first, int row) {
        Timelines timelines = in.timelines();
        if ((set.plan().flags()[timelines.contact()[row]] & CutPlan.DROP) != 0) {
            return -1;
        }
        for (int j = first; j < in.journeys() && in.slot()[j] == in.slot()[first]; j++) {
            if (row >= in.row().at(in.offset()[j]) && row <= in.lastRow().at(in.offset()[j + 1] - 1)) {
                return j;
            }
        }
        return -1;
    }
}
