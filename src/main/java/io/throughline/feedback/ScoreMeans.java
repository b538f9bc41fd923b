package io.throughline.feedback;

import io.throughline.measure.ClusteredMean;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mean score of items of any kind, one a scale: scores of different scales are never averaged. */
public final class ScoreMeans {
    private record Scale(double least, double most) {}

    /** Sums of one scale, and of the customer under way. */
    private static final class Sums {
        final ClusteredMean mean = new ClusteredMean();
        int customer = StoredVoice.NOBODY;
        long count;
        double sum;
        double squares;

        void add(int whose, double score) {
            if (whose != customer || whose == StoredVoice.NOBODY) {
                settle();
                customer = whose;
            }
            count++;
            sum += score;
            squares += score * score;
        }

        void settle() {
            mean.add(count, sum, squares);
            count = 0;
            sum = 0;
            squares = 0;
        }
    }

    private ScoreMeans() {}

    /** The mean on one scale. */
    public record OnScale(double least, double most, Estimate mean) {}

    /** By scale. Cost: one pass over the items. */
    public static List<OnScale> of(JoinedFeedback joined) {
        Map<Scale, Sums> scales =
                new TreeMap<>(Comparator.comparingDouble(Scale::least).thenComparingDouble(Scale::most));
        for (int place = 0; place < joined.size(); place++) {
            FeedbackForm form = joined.items().form(joined.item(place));
            if (form.scored()) {
                scales.computeIfAbsent(new Scale(form.least(), form.most()), s -> new Sums())
                        .add(joined.customer(place), joined.items().score(joined.item(place)));
            }
        }
        List<OnScale> means = new ArrayList<>();
        scales.forEach((scale, sums) -> {
            sums.settle();
            means.add(new OnScale(
                    scale.least, scale.most, sums.mean.on(scale.least, scale.most, "score", "items with a score")));
        });
        return List.copyOf(means);
    }
}
