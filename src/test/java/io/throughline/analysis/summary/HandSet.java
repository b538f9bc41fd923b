package io.throughline.analysis.summary;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.StepRows;
import io.throughline.journey.Steps;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Journeys written one after the other by code, those of a customer together; a minute lies between steps unless told. */
public final class HandSet {
    private static final long MINUTE = 60_000_000L;

    private final Steps steps;
    private final List<int[]> journeys = new ArrayList<>();
    private final List<long[]> times = new ArrayList<>();
    private final List<Integer> customers = new ArrayList<>();

    public HandSet(Steps steps) {
        this.steps = steps;
    }

    /** Steps A, B, C, … and, as the last, the conversion Z. */
    public static Steps letters(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(String.valueOf((char) ('A' + i)));
        }
        ids.add("Z");
        boolean[] conversion = new boolean[count + 1];
        conversion[count] = true;
        return new Steps(ids, conversion);
    }

    public void add(int customer, int... path) {
        long[] at = new long[path.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * MINUTE;
        }
        add(customer, path, at);
    }

    public void add(int customer, int[] path, long[] at) {
        customers.add(customer);
        journeys.add(path);
        times.add(at);
    }

    public JourneySet set() {
        int n = journeys.size();
        int rows = journeys.stream().mapToInt(j -> j.length).sum();
        int[] offset = new int[n + 1];
        int[] step = new int[rows];
        int[] row = new int[rows];
        long[] at = new long[rows];
        int[] slot = new int[n];
        int[] number = new int[n];
        int[] interactions = new int[n];
        byte[] flags = new byte[n];
        List<Integer> ordinals = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int place = 0;
        for (int j = 0; j < n; j++) {
            boolean more = j > 0 && customers.get(j).equals(customers.get(j - 1));
            if (!more) {
                ordinals.add(customers.get(j));
                offsets.add(place);
            }
            slot[j] = ordinals.size() - 1;
            number[j] = more ? number[j - 1] + 1 : 1;
            int[] path = journeys.get(j);
            for (int k = 0; k < path.length; k++) {
                step[place] = path[k];
                at[place] = times.get(j)[k];
                row[place] = place++;
            }
            interactions[j] = path.length;
            flags[j] = steps.isConversion(path[path.length - 1]) ? JourneyBlock.CONVERTED : 0;
            offset[j + 1] = place;
        }
        offsets.add(place);
        long[] hash = ordinals.stream().mapToLong(o -> o * 0x9E3779B97F4A7C15L).toArray();
        Timelines timelines = new Timelines(ints(ordinals), ints(offsets), at, step, null, hash, new BitSet());
        JourneyBlock block = new JourneyBlock(
                timelines,
                n,
                offset,
                step,
                StepRows.of(row),
                StepRows.of(row),
                slot,
                number,
                interactions,
                new double[n],
                flags);
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int s = 0; s < steps.size(); s++) {
            String id = steps.id(s);
            touchpoints.add(new Touchpoint(s, id, id, null, null, null, 0, null, steps.isConversion(s)));
        }
        Catalogue catalogue = new Catalogue(touchpoints, List.of(), List.of());
        return new JourneySet(Scope.ALL, steps, catalogue, n == 0 ? List.of() : List.of(block), 0L);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    public EvaluatedJourneys evaluated() {
        return new EvaluatedJourneys(set(), ids -> new String[ids.length]);
    }
}
