package io.throughline.analysis.map;

import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiValue;
import io.throughline.map.Lane;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Figures that a version of a map was based on, in place of those of today. What was not kept is of today.
 *
 * @param kept by their places, as {@link MapFigureList} names them
 */
public record VersionFigures(Map<String, Estimate> kept) {
    /** Of a map as it stands: all figures are of today. */
    public static final VersionFigures NONE = new VersionFigures(Map.of());

    public VersionFigures {
        kept = Map.copyOf(kept);
    }

    /** Those that do not hang on whose journeys are counted: feelings are measured over all personas of a map, whichever is shown. */
    public VersionFigures feelings() {
        Map<String, Estimate> feelings = new HashMap<>(kept);
        feelings.keySet().removeIf(path -> !path.contains(MapFigureList.FEELING));
        return new VersionFigures(feelings);
    }

    /** The places of all, in order. */
    public List<String> paths() {
        return List.copyOf(new TreeSet<>(kept.keySet()));
    }

    /** Whether a figure of a cell is one that was kept. @param item as the table of a map calls it */
    public boolean hold(String stage, Lane lane, String item) {
        return switch (lane) {
            case JOURNEY -> kept.containsKey(MapFigureList.STAGES + stage + "/" + item);
            case FEELING -> kept.containsKey(MapFigureList.feeling(stage, item.equals("feeling") ? null : item));
            case KPIS -> kept.containsKey(MapFigureList.kpi(stage, item));
            default -> false;
        };
    }

    StageFigures of(StageFigures today) {
        String at = MapFigureList.STAGES + today.stage();
        return new StageFigures(
                today.stage(),
                rate(at + MapFigureList.REACHED, today.reached()),
                rate(at + MapFigureList.PROGRESS, today.progress()),
                rate(at + MapFigureList.EXITS, today.exitShare()),
                today.loopsBack(),
                today.medianSeconds(),
                today.visits(),
                today.customers(),
                today.touchpoints());
    }

    /** A share tells its numerator: value times n is whole. */
    private Rate rate(String path, Rate today) {
        Estimate then = kept.get(path);
        if (then == null) {
            return today;
        }
        Double share = then.value();
        return Rate.of(share == null ? 0 : Math.round(share * then.n()), then.n(), then.deff(), then.of());
    }

    /** As it was tested then; without the test where it was not kept. */
    Feeling of(String stage, Feeling today) {
        String path = MapFigureList.feeling(stage, today.persona());
        Estimate then = kept.get(path);
        if (then == null) {
            return today;
        }
        Double asIs = today.drawn() == null ? null : today.drawn().asIs();
        Double level = then.value();
        Estimate tested = kept.get(path + MapFigureList.TEST);
        return new Feeling(
                today.persona(),
                then,
                today.kinds(),
                today.drawn(),
                asIs == null || level == null ? null : (Double) (level - asIs / 2),
                tested == null ? null : tested.value(),
                tested != null && Feelings.disagrees(asIs, then, tested.value()));
    }

    KpiValue of(@Nullable String stage, Kpi kpi, KpiValue today) {
        Estimate then = stage == null ? null : kept.get(MapFigureList.kpi(stage, kpi.id()));
        return then == null ? today : KpiValue.of(then).against(kpi.aim());
    }
}
