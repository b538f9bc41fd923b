package io.throughline.analysis.map;

import io.throughline.analysis.feedback.FeedbackEffects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Touchpoints of ten customers at least on which much hangs: in the top tenth of a map by what is lost without them, by what they surely do to feelings or by the share of visits that end, and at least twice the median. */
final class MomentsOfTruth {
    private static final double TENTH = 0.9;
    private static final double TIMES_MEDIAN = 2;
    private static final int FEWEST = 3;
    /** Fewer customers tell nothing. */
    private static final int MIN_CUSTOMERS = 10;

    private final Map<String, List<Moment>> flags = new HashMap<>();

    private MomentsOfTruth() {}

    static MomentsOfTruth of(MapCells cells) {
        MomentsOfTruth moments = new MomentsOfTruth();
        Map<String, Double> removal = new TreeMap<>();
        Map<String, Double> feeling = new TreeMap<>();
        Map<String, Double> loss = new TreeMap<>();
        cells.columns().stream()
                .flatMap(column -> column.figures().touchpoints().stream())
                .filter(known -> known.customers() >= MIN_CUSTOMERS)
                .forEach(known -> {
                    String id = known.touchpoint().id();
                    put(removal, id, cells.removalEffect(id));
                    put(loss, id, known.dropOff().value());
                    put(feeling, id, sure(cells.effect(id)));
                });
        moments.flag(Moment.Kind.REMOVAL, removal);
        moments.flag(Moment.Kind.FEELING, feeling);
        moments.flag(Moment.Kind.LOSS, loss);
        return moments;
    }

    private static void put(Map<String, Double> values, String id, @Nullable Double value) {
        if (value != null) {
            values.put(id, value);
        }
    }

    /** Null where it may be none. */
    private static @Nullable Double sure(FeedbackEffects.@Nullable Row effect) {
        if (effect == null) {
            return null;
        }
        Double low = effect.effectOnLevel().low();
        Double high = effect.effectOnLevel().high();
        boolean sure = low != null && high != null && (low > 0 || high < 0);
        return sure ? effect.effectOnLevel().value() : null;
    }

    private void flag(Moment.Kind kind, Map<String, Double> values) {
        double[] sorted = values.values().stream().mapToDouble(Math::abs).toArray();
        Arrays.sort(sorted);
        if (sorted.length < FEWEST) {
            return;
        }
        double median = PainPlaces.median(sorted);
        double tenth = sorted[(int) Math.min(sorted.length - 1, Math.ceil(TENTH * sorted.length))];
        double least = Math.max(tenth, TIMES_MEDIAN * median);
        values.forEach((id, value) -> {
            if (Math.abs(value) >= least && value != 0) {
                flags.computeIfAbsent(id, i -> new ArrayList<>()).add(new Moment(kind, value, tenth, median));
            }
        });
    }

    List<Moment> of(String touchpoint) {
        return List.copyOf(flags.getOrDefault(touchpoint, List.of()));
    }
}
