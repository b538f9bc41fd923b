package io.throughline.kpi;

import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.Reserved;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What customers say at a stage, by the channel on which they say it or were served. */
final class StageLevels {
    /** Levels are told apart to a millionth. */
    private static final double STEPS = 1e6;

    private final JoinedFeedback joined;
    private final Map<String, BitSet> places = new TreeMap<>();

    StageLevels(JoinedFeedback joined, String stage) {
        this.joined = joined;
        for (int place = 0; place < joined.size(); place++) {
            if (stage.equals(joined.stage(place))) {
                String channel = joined.channel(place);
                places.computeIfAbsent(channel == null ? Reserved.NONE : channel, c -> new BitSet())
                        .set(place);
            }
        }
    }

    /** Without a value where nobody says anything. */
    Estimate of(String channel) {
        FeedbackFigures figures = FeedbackGroups.whole(joined.keep(of(channel, places)));
        Estimate level = figures.level();
        return level == null ? Estimate.none("level, -1 to 1", "items with a level") : level;
    }

    private static BitSet of(String channel, Map<String, BitSet> places) {
        return places.getOrDefault(channel, new BitSet());
    }

    /** The mean level of each customer, and of each item without one: units that are independent of each other. */
    long[] means(String channel) {
        Map<Integer, List<Double>> said = new TreeMap<>();
        List<Double> alone = new ArrayList<>();
        of(channel, places).stream().forEach(place -> {
            double level = joined.level(place);
            if (!Double.isNaN(level)) {
                int customer = joined.customer(place);
                (customer < 0 ? alone : said.computeIfAbsent(customer, c -> new ArrayList<>())).add(level);
            }
        });
        return LongStream.concat(
                        alone.stream().mapToLong(StageLevels::rounded),
                        said.values().stream()
                                .mapToLong(levels -> rounded(levels.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(0))))
                .toArray();
    }

    private static long rounded(double level) {
        return Math.round(level * STEPS);
    }
}
