package io.throughline.analysis.feedback;

import io.throughline.analysis.breakdown.CalendarUnits;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.Years;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Items by the calendar unit of the time that counts. */
public final class FeedbackTrend {
    /** Items of one unit of calendar time. */
    public record Point(OffsetDateTime from, FeedbackFigures figures) {
        public long items() {
            return figures.items();
        }

        public @Nullable Estimate nps() {
            return figures.nps();
        }

        public @Nullable Rate csat() {
            return figures.csat();
        }

        public @Nullable Estimate level() {
            return figures.level();
        }
    }

    /** A unit of calendar time and its items. */
    public record Part(OffsetDateTime from, OffsetDateTime to, JoinedFeedback items) {}

    private FeedbackTrend() {}

    /** Neighbouring units. */
    public static List<Point> of(EvaluatedFeedback feedback, TrendPoint.Unit unit, ZoneId zone) {
        return split(feedback.set(), unit, zone).stream()
                .map(part -> new Point(part.from(), FeedbackGroups.whole(part.items())))
                .toList();
    }

    /** Items by neighbouring units. Cost: one pass. */
    public static List<Part> split(JoinedFeedback joined, TrendPoint.Unit unit, ZoneId zone) {
        if (joined.size() == 0) {
            return List.of();
        }
        long[] times = IntStream.range(0, joined.size()).mapToLong(joined::at).toArray();
        long[] usual = LongStream.of(times).filter(Years::hold).toArray();
        CalendarUnits units = CalendarUnits.covering(
                LongStream.of(usual).min().orElse(1),
                LongStream.of(usual).max().orElse(0),
                unit,
                zone,
                LongStream.of(times).filter(time -> !Years.hold(time)));
        BitSet[] places = new BitSet[units.size()];
        for (int place = 0; place < times.length; place++) {
            int at = units.find(times[place]);
            BitSet some = places[at] == null ? new BitSet() : places[at];
            some.set(place);
            places[at] = some;
        }
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < places.length; at++) {
            BitSet some = places[at] == null ? new BitSet() : places[at];
            parts.add(
                    new Part(units.begin(at).toOffsetDateTime(), units.end(at).toOffsetDateTime(), joined.keep(some)));
        }
        return List.copyOf(parts);
    }
}
