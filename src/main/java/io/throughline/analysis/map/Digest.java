package io.throughline.analysis.map;

import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiValue;
import io.throughline.measure.Estimate;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What changed on a map in the last days of the data against as many before, and what hurts now.
 *
 * @param from where these days begin; journeys count by their last interaction
 * @param kpis all of the map, those that moved most surely first
 * @param painPoints of these days, worst first
 * @param after the cells of these days
 * @param text the same in plain words, a line each
 */
public record Digest(
        OffsetDateTime from,
        OffsetDateTime to,
        List<Move> kpis,
        List<PainPoint> painPoints,
        MapCells after,
        String text) {
    private static final int PAINS = 5;
    private static final int SAMPLES = 200;

    /** A figure in both spans; difference: after − before. */
    public record Move(Kpi kpi, KpiValue before, KpiValue after, Estimate difference) {
        private boolean isSure() {
            Double low = difference.low();
            Double high = difference.high();
            return low != null && high != null && (low > 0 || high < 0);
        }
    }

    /** @param after the cells of the days, @param before those of as many days before them */
    public static Digest of(OffsetDateTime from, OffsetDateTime to, MapCells before, MapCells after) {
        List<Move> moves = new ArrayList<>();
        after.map().stages().stream().flatMap(stage -> stage.kpis().stream()).forEach(kpi -> {
            KpiValue old = before.valueOf(kpi);
            KpiValue now = after.valueOf(kpi);
            moves.add(new Move(kpi, old, now, MapFigureList.difference(estimate(old), estimate(now))));
        });
        moves.sort(Comparator.comparing((Move move) -> !move.isSure())
                .thenComparing(move -> move.kpi().id()));
        List<PainPoint> pains = after.painPoints(null, PAINS);
        return new Digest(
                from,
                to,
                List.copyOf(moves),
                pains,
                after,
                text(from.toLocalDate(), to.toLocalDate(), after, moves, pains));
    }

    private static Estimate estimate(KpiValue value) {
        return new Estimate(
                value.value(),
                value.low(),
                value.high(),
                value.n(),
                value.customers(),
                value.deff(),
                value.unit(),
                value.of());
    }

    /** What to do about these days, most gain per effort first. */
    public List<Recommendation> recommendations() {
        return Recommendations.of(after, null, PAINS, SAMPLES, 1);
    }

    private static String text(LocalDate from, LocalDate to, MapCells after, List<Move> moves, List<PainPoint> pains) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s, %s to %s: %,d journeys came to their last interaction, %,d convert.",
                after.map().name(),
                from,
                to,
                after.journeys().count(),
                after.journeys().converted()));
        for (Move move : moves) {
            Double was = move.before().value();
            Double is = move.after().value();
            if (was != null && is != null) {
                String sure = move.isSure() ? (is > was ? "rose" : "fell") : "did not surely move";
                lines.add(String.format(
                        Locale.ROOT, "%s %s: %.3f, before %.3f.", move.kpi().name(), sure, is, was));
            }
        }
        for (PainPoint pain : pains) {
            String owner = after.map().stages().stream()
                    .filter(stage -> stage.id().equals(pain.stage()) && stage.owner() != null)
                    .findFirst()
                    .map(stage -> " (" + Objects.requireNonNull(stage.owner()) + ")")
                    .orElse("");
            lines.add(pain.text() + owner + ".");
        }
        return String.join("\n", lines);
    }
}
