package io.throughline.analysis.map;

import io.throughline.analysis.feedback.FeedbackEffects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Touchpoints on which much hangs: in the top tenth of a map by what is lost without them, by what they do to feelings or by the share of visits that end, and at least twice the median. */
final class MomentsOfTruth {
    private static final double TENTH = 0.9;
    private static final double TIMES_MEDIAN = 2;
    private static final int FEWEST = 3;

    private final Map<String, List<String>> flags = new HashMap<>();

    private MomentsOfTruth() {}

    static MomentsOfTruth of(MapCells cells) {
        MomentsOfTruth moments = new MomentsOfTruth();
        Map<String, Double> removal = new TreeMap<>();
        Map<String, Double> feeling = new TreeMap<>();
        Map<String, Double> loss = new TreeMap<>();
        StageColumn outside = cells.unmapped();
        Stream.concat(cells.stages().stream(), Stream.ofNullable(outside))
                .flatMap(column -> column.figures().touchpoints().stream())
                .forEach(known -> {
                    String id = known.touchpoint().id();
                    put(removal, id, cells.removalEffect(id));
                    put(loss, id, known.dropOff().value());
                    FeedbackEffects.Row effect = cells.effect(id);
                    Double level =
                            effect == null ? null : effect.effectOnLevel().value();
                    put(feeling, id, level == null ? null : (Double) Math.abs(level));
                });
        moments.flag("share of conversions lost without it", removal);
        moments.flag("effect on feelings", feeling);
        moments.flag("share of visits that end here", loss);
        return moments;
    }

    private static void put(Map<String, Double> values, String id, @Nullable Double value) {
        if (value != null) {
            values.put(id, value);
        }
    }

    private void flag(String what, Map<String, Double> values) {
        double[] sorted =
                values.values().stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        if (sorted.length < FEWEST) {
            return;
        }
        double median = PainPlaces.median(sorted);
        double tenth = sorted[(int) Math.min(sorted.length - 1, Math.ceil(TENTH * sorted.length))];
        double least = Math.max(tenth, TIMES_MEDIAN * median);
        values.forEach((id, value) -> {
            if (value >= least && value > 0) {
                flags.computeIfAbsent(id, i -> new ArrayList<>())
                        .add(String.format(
                                Locale.ROOT,
                                "%s: %.2f (top tenth from %.2f, median %.2f)",
                                what,
                                value,
                                tenth,
                                median));
            }
        });
    }

    List<String> of(String touchpoint) {
        return List.copyOf(flags.getOrDefault(touchpoint, List.of()));
    }
}
