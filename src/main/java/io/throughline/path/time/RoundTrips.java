package io.throughline.path.time;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs of steps on channels of one kind between two runs of another, as online, offline, online. Cost: one pass over the steps. */
public final class RoundTrips {
    private final int[] of;
    private final int kinds;
    private final long[] trips;
    private final long[] journeys;
    private final long[] converted;
    private final int[] counted;
    private int journey;

    /**
     * From one kind to another and back.
     *
     * @param count how often
     * @param journeys in how many journeys
     * @param converted how many of these convert
     */
    public record RoundTrip(String from, String over, long count, long journeys, long converted) {}

    private RoundTrips(InteractionKindGroups groups) {
        this.of = groups.of();
        this.kinds = groups.names().length;
        this.trips = new long[kinds * kinds];
        this.journeys = new long[kinds * kinds];
        this.converted = new long[kinds * kinds];
        this.counted = new int[kinds * kinds];
    }

    /** Most first, ties by names. */
    public static List<RoundTrip> of(JourneySet set) {
        InteractionKindGroups groups = InteractionKindGroups.kinds(set);
        RoundTrips all = new RoundTrips(groups);
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                all.add(block, j);
            }
        }
        return all.list(groups.names());
    }

    private void add(JourneyBlock block, int j) {
        int[] contact = block.timelines().contact();
        int before = -1;
        int now = -1;
        journey++;
        for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
            int kind = of[contact[block.row().at(k)]];
            if (kind == now) {
                continue;
            }
            if (kind == before) {
                count(before * kinds + now, block.converted(j));
            }
            before = now;
            now = kind;
        }
    }

    private void count(int pair, boolean converts) {
        trips[pair]++;
        if (counted[pair] != journey) {
            counted[pair] = journey;
            journeys[pair]++;
            converted[pair] += converts ? 1 : 0;
        }
    }

    private List<RoundTrip> list(String[] names) {
        List<RoundTrip> list = new ArrayList<>();
        for (int pair = 0; pair < trips.length; pair++) {
            if (trips[pair] > 0) {
                list.add(new RoundTrip(
                        names[pair / kinds], names[pair % kinds], trips[pair], journeys[pair], converted[pair]));
            }
        }
        list.sort(Comparator.comparingLong(RoundTrip::count)
                .reversed()
                .thenComparing(RoundTrip::from)
                .thenComparing(RoundTrip::over));
        return list;
    }
}
