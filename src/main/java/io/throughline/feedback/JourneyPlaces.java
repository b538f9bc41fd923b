package io.throughline.feedback;

import io.throughline.journey.CutPlan;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the journeys of customers stand who said something, and their whole timelines. */
final class JourneyPlaces {
    private final JourneySet set;
    /** By ordinal up to the highest: the place of the customer among those who said something; −1 for others. */
    private final int[] placeOf;

    private final int[] block;
    private final int[] first;

    private JourneyPlaces(JourneySet set, int[] customers) {
        this.set = set;
        this.placeOf = new int[customers.length == 0 ? 0 : customers[customers.length - 1] + 1];
        Arrays.fill(placeOf, -1);
        for (int place = 0; place < customers.length; place++) {
            placeOf[customers[place]] = place;
        }
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
        for (int j = 0; j < one.journeys(); j++) {
            if (one.slot()[j] == before) {
                continue;
            }
            before = one.slot()[j];
            int place = place(ordinals[before]);
            if (place >= 0) {
                block[place] = b;
                first[place] = j;
            }
        }
    }

    private int place(int ordinal) {
        return ordinal < placeOf.length ? placeOf[ordinal] : -1;
    }

    /** Place of the block that has a customer's journeys; −1 where it has none. */
    int block(int customer) {
        int place = place(customer);
        return place < 0 ? -1 : block[place];
    }

    /** The customer's first journey in its block. */
    int first(int customer) {
        return first[placeOf[customer]];
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
