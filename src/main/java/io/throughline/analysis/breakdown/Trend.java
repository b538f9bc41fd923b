package io.throughline.analysis.breakdown;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Journeys by the calendar unit in which they began; those of step numbers are outside. Units are neighbours, but outside of 1900 to 2200, where only
 * older stores hold times, there are those alone in which journeys began. Cost: two passes over the journeys.
 */
public final class Trend {
    private final CalendarUnits units;
    private final ClusteredRate[] conversion;
    private final long[] count;
    private final long[] open;
    private final double[] value;
    private int[] unitOf = new int[16];
    private int size;
    private final int[] journeysHere;
    private final int[] convertedHere;

    private Trend(CalendarUnits units) {
        this.units = units;
        conversion = new ClusteredRate[units.size()];
        Arrays.setAll(conversion, i -> new ClusteredRate());
        count = new long[units.size()];
        open = new long[units.size()];
        value = new double[units.size()];
        journeysHere = new int[units.size()];
        convertedHere = new int[units.size()];
    }

    public static List<TrendPoint> of(JourneySet set, TrendPoint.Unit unit, ZoneId zone) {
        Optional<CalendarUnits> units = CalendarUnits.ofBeginnings(set, unit, zone);
        if (units.isEmpty()) {
            return List.of();
        }
        Trend trend = new Trend(units.get());
        set.blocks().forEach(trend::add);
        return trend.points(set.scope().definition().inactivity() != null);
    }

    private void add(JourneyBlock block) {
        for (int j = 0; j < block.journeys(); j++) {
            if (!block.countsSteps(j)) {
                addJourney(block, j);
            }
            if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                endCustomer();
            }
        }
    }

    private void addJourney(JourneyBlock block, int j) {
        int unit = units.find(block.start(j));
        count[unit]++;
        value[unit] += block.value()[j];
        open[unit] += block.is(j, JourneyBlock.OPEN) ? 1 : 0;
        convertedHere[unit] += block.converted(j) ? 1 : 0;
        if (journeysHere[unit]++ == 0) {
            if (size == unitOf.length) {
                unitOf = Arrays.copyOf(unitOf, size * 2);
            }
            unitOf[size++] = unit;
        }
    }

    private void endCustomer() {
        for (int i = 0; i < size; i++) {
            int unit = unitOf[i];
            conversion[unit].add(convertedHere[unit], journeysHere[unit]);
            convertedHere[unit] = 0;
            journeysHere[unit] = 0;
        }
        size = 0;
    }

    private List<TrendPoint> points(boolean withOpen) {
        List<TrendPoint> points = new ArrayList<>(units.size());
        for (int unit = 0; unit < units.size(); unit++) {
            points.add(new TrendPoint(
                    units.begin(unit).toOffsetDateTime(),
                    count[unit],
                    conversion[unit].rate("journeys"),
                    value[unit],
                    withOpen ? open[unit] : null));
        }
        return List.copyOf(points);
    }
}
