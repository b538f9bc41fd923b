package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import io.throughline.path.pattern.Completions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers by the period in which they were first active, and how many of them were active so many periods later. Calendar of UTC; a period has ended where the data reach its
 * last day, and what lies after the data end has not happened yet. Customers of step numbers are left out.
 *
 * <p>Cost: one pass over the journeys.
 */
public final class Cohorts {
    private static final int MAX_PERIODS = 120;
    private static final long DAY = ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000;

    private Cohorts() {}

    /**
     * The cohorts from the first to the last; those in which nobody was first active too.
     *
     * @param active a path pattern of what counts as active; null: a conversion
     */
    public static List<Cohort> of(JourneySet set, CalendarPeriod unit, @Nullable String active) {
        long until = Times.dataUntil(set, "cohorts");
        Completions.@Nullable Of pattern = active == null ? null : Completions.pattern("active", active, set);
        long first = Gathered.over(set, () -> new First(pattern)).time;
        if (first > until) {
            return List.of();
        }
        long[] begins = unit.begins(first, until);
        int periods = begins.length - 1;
        if (periods > MAX_PERIODS) {
            throw new InvalidArgument("unit", unit, "a longer unit: the data hold more than 120 of these");
        }
        int ended = until + DAY >= begins[periods] ? periods : periods - 1;
        Sums sums = Gathered.over(set, () -> new Sums(begins, until, pattern));
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < periods; cohort++) {
            List<Rate> rates = new ArrayList<>();
            for (int later = 0; cohort + later < ended; later++) {
                rates.add(Rate.of(sums.active[cohort][later], sums.active[cohort][0], "customers of the cohort"));
            }
            cohorts.add(new Cohort(utc(begins[cohort]), utc(begins[cohort + 1]), sums.active[cohort][0], rates));
        }
        return List.copyOf(cohorts);
    }

    private static OffsetDateTime utc(long micros) {
        return Times.dateTime(micros).atOffset(ZoneOffset.UTC);
    }

    private static final class First extends ActiveMoments implements Gathered<First> {
        private long time = Long.MAX_VALUE;

        First(Completions.@Nullable Of pattern) {
            super(pattern);
        }

        @Override
        void at(long moment) {
            time = Math.min(time, moment);
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            visit(block, first, end);
        }

        @Override
        public void merge(First other) {
            time = Math.min(time, other.time);
        }
    }

    private static final class Sums extends ActiveMoments implements Gathered<Sums> {
        private final long[] begins;
        private final long until;
        /** By cohort and periods later. */
        private final long[][] active;

        private int cohort = -1;
        private int last = -1;

        Sums(long[] begins, long until, Completions.@Nullable Of pattern) {
            super(pattern);
            this.begins = begins;
            this.until = until;
            active = new long[begins.length - 1][];
            Arrays.setAll(active, i -> new long[active.length - i]);
        }

        @Override
        void at(long moment) {
            if (moment > until) {
                return;
            }
            int place = Arrays.binarySearch(begins, moment);
            int period = place >= 0 ? place : -place - 2;
            cohort = cohort < 0 ? period : cohort;
            if (period != last) {
                active[cohort][period - cohort]++;
                last = period;
            }
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            cohort = -1;
            last = -1;
            visit(block, first, end);
        }

        @Override
        public void merge(Sums other) {
            for (int i = 0; i < active.length; i++) {
                for (int later = 0; later < active[i].length; later++) {
                    active[i][later] += other.active[i][later];
                }
            }
        }
    }
}
