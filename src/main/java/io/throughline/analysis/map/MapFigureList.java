package io.throughline.analysis.map;

import io.throughline.map.FigureDiff;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Estimate;
import io.throughline.measure.Normal;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a map shows, as figures with their places, to be kept and compared later. */
public final class MapFigureList {
    private static final double SURE = 0.05;
    static final String STAGES = "stages/";
    static final String REACHED = "/reached";
    static final String PROGRESS = "/progress";
    static final String EXITS = "/exitShare";
    static final String FEELING = "/feeling/";
    /** After a feeling: how sure it is that the drawn level is another one. */
    static final String TEST = "/qValue";

    private static final String KPIS = "/kpis/";

    private MapFigureList() {}

    /** Stage by stage: {@code stages/purchase/reached}, {@code stages/purchase/feeling/web-researcher}, {@code stages/purchase/kpis/checkout-csat}. */
    public static Map<String, Estimate> of(MapCells cells) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        figures.put("conversion", estimate(cells.journeys().conversion()));
        for (StageColumn column : cells.stages()) {
            String at = STAGES + column.id();
            figures.put(at + REACHED, estimate(column.reached()));
            figures.put(at + PROGRESS, estimate(column.progress()));
            figures.put(at + EXITS, estimate(column.exitShare()));
            for (Feeling feeling : column.emotion()) {
                String path = feeling(column.id(), feeling.persona());
                figures.put(path, feeling.measured());
                if (feeling.qValue() != null) {
                    long n = feeling.measured().n();
                    long customers = feeling.measured().customers();
                    figures.put(
                            path + TEST,
                            new Estimate(feeling.qValue(), null, null, n, customers, 1, "q", "items with a level"));
                }
            }
            for (HeldKpi held : column.kpis()) {
                figures.put(kpi(column.id(), held.kpi().id()), held.value().figure());
            }
        }
        return figures;
    }

    /** The place of a measured feeling. @param persona null: of all */
    static String feeling(String stage, @Nullable String persona) {
        return STAGES + stage + FEELING + (persona == null ? "all" : persona);
    }

    /** The place of a KPI. */
    static String kpi(String stage, String id) {
        return STAGES + stage + KPIS + id;
    }

    /** A share as it is kept. */
    public static Estimate estimate(Rate rate) {
        long n = rate.denominator();
        return new Estimate(rate.value(), rate.low(), rate.high(), n, n, rate.deff(), "share", rate.of());
    }

    /** KPIs always; of the others those that surely differ. */
    public static List<FigureDiff> compare(Map<String, Estimate> before, Map<String, Estimate> after) {
        List<String> paths = before.keySet().stream().filter(after::containsKey).toList();
        double[] p = paths.stream()
                .mapToDouble(path -> pValue(figure(before, path), figure(after, path)))
                .toArray();
        double[] q = BenjaminiHochberg.qValues(p);
        List<FigureDiff> differences = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            String path = paths.get(i);
            Estimate difference = difference(figure(before, path), figure(after, path));
            boolean told = path.contains(KPIS) || q[i] < SURE;
            if (told && difference.value() != null) {
                differences.add(new FigureDiff(
                        path,
                        figure(before, path),
                        figure(after, path),
                        difference,
                        Double.isNaN(q[i]) ? null : (Double) q[i]));
            }
        }
        return List.copyOf(differences);
    }

    private static Estimate figure(Map<String, Estimate> figures, String path) {
        return figures.getOrDefault(path, Estimate.none("", ""));
    }

    /** Of no difference, by the widths of both intervals; NaN where one has none. */
    private static double pValue(Estimate before, Estimate after) {
        Double error = error(before, after);
        Double gap = gap(before, after);
        return error == null || gap == null || error == 0 ? Double.NaN : Normal.bothTails(gap / error);
    }

    private static @Nullable Double gap(Estimate before, Estimate after) {
        Double from = before.value();
        Double to = after.value();
        return from == null || to == null ? null : (Double) (to - from);
    }

    private static @Nullable Double error(Estimate before, Estimate after) {
        Double one = error(before);
        Double other = error(after);
        return one == null || other == null ? null : (Double) Math.hypot(one, other);
    }

    private static @Nullable Double error(Estimate figure) {
        Double low = figure.low();
        Double high = figure.high();
        return low == null || high == null ? null : (Double) ((high - low) / (2 * Normal.Z95));
    }

    /** After less before, its interval from those of both. */
    static Estimate difference(Estimate before, Estimate after) {
        Double gap = gap(before, after);
        Double error = error(before, after);
        Double half = error == null ? null : (Double) (Normal.Z95 * error);
        return new Estimate(
                gap,
                gap == null || half == null ? null : (Double) (gap - half),
                gap == null || half == null ? null : (Double) (gap + half),
                after.n(),
                after.customers(),
                after.deff(),
                after.unit(),
                after.of());
    }
}
