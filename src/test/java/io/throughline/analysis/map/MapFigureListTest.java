package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.kpi.Better;
import io.throughline.kpi.FormulaText;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStatus;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.FigureDiff;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapStage;
import io.throughline.measure.Estimate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of a map kept, compared, and shown again with the version that was based on them. */
class MapFigureListTest {
    private static final Kpi PAYS =
            new Kpi("pays", "Pays", FormulaText.read("{ conversion: true }"), 0.6, Better.HIGHER, null, 1);
    private static final JourneyMap MAP = Maps.of(
            "m",
            List.of(),
            Maps.stage("search", "look"),
            new MapStage(
                    "order",
                    "Order",
                    null,
                    null,
                    List.of("pay", "buy"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(PAYS),
                    List.of()));
    private static final JourneySet BEFORE = Fixture.journeys("look > pay => buy x70", "look x30");
    private static final JourneySet AFTER = Fixture.journeys("look > pay => buy x10", "look x90");

    private static MapCells cells(JourneySet set, VersionFigures kept) {
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        return MapCells.of(MAP, null, journeys, () -> journeys, kept);
    }

    private static Map<String, Estimate> figures(JourneySet set) {
        return MapFigureList.of(cells(set, VersionFigures.NONE));
    }

    private static Estimate share(double value, double half, long n) {
        return new Estimate(value, value - half, value + half, n, n, 1, "share", "things");
    }

    @Test
    void eachFigureHasItsPlace() {
        Map<String, Estimate> figures = figures(BEFORE);
        assertThat(figures.keySet())
                .contains("conversion", "stages/search/exitShare", "stages/order/reached", "stages/order/kpis/pays");
        assertThat(figures.get("stages/order/reached").value()).isEqualTo(0.7);
        assertThat(figures.get("stages/order/reached").n()).isEqualTo(100);
        assertThat(figures.get("stages/search/exitShare").value()).isEqualTo(0.3);
    }

    /** z = 0.12 / hypot of both standard errors of 0.0316: 2.683, whose p is 0.0073. */
    @Test
    void differencesAreToldWhereTheyAreSureAndOfKpisAlways() {
        double half = 1.959963984540054 * 0.1 / Math.sqrt(10);
        Map<String, Estimate> before = Map.of("a", share(0.4, half, 900), "b/kpis/c", share(0.4, half, 900));
        Map<String, Estimate> after = Map.of("a", share(0.52, half, 900), "b/kpis/c", share(0.41, half, 900));
        List<FigureDiff> told = MapFigureList.compare(before, after);
        assertThat(told).extracting(FigureDiff::path).containsExactlyInAnyOrder("a", "b/kpis/c");
        FigureDiff sure =
                told.stream().filter(d -> d.path().equals("a")).findFirst().orElseThrow();
        assertThat(sure.difference().value()).isCloseTo(0.12, within(1e-12));
        assertThat(sure.difference().high() - sure.difference().low())
                .isCloseTo(2 * Math.sqrt(2) * half, within(1e-12));
        assertThat(sure.qValue()).as("two tests, the first of them: 2p").isCloseTo(2 * 0.0073, within(1e-3));
        assertThat(MapFigureList.compare(before, before))
                .extracting(FigureDiff::path)
                .containsExactly("b/kpis/c");
    }

    @Test
    void aVersionShowsWhatItWasBasedOn() {
        VersionFigures kept = new VersionFigures(figures(BEFORE));
        StageColumn order = cells(AFTER, kept).stages().get(1);
        assertThat(order.reached())
                .isEqualTo(cells(BEFORE, VersionFigures.NONE).stages().get(1).reached());
        assertThat(order.kpis().get(0).value().value()).isEqualTo(0.7);
        assertThat(order.kpis().get(0).value().status()).isEqualTo(KpiStatus.MET);
        assertThat(order.figures().visits()).as("of today").isEqualTo(20);
        assertThat(kept.paths()).isSorted().contains("stages/order/kpis/pays");
        assertThat(cells(AFTER, VersionFigures.NONE).stages().get(1).reached().value())
                .isEqualTo(0.1);
    }

    @Test
    void aKeptFeelingIsTestedAsItWasThen() {
        Map<String, Estimate> figures = Map.of(
                "stages/order/feeling/p", share(-0.5, 0.1, 50), "stages/order/feeling/p/qValue", share(0.01, 0, 50));
        Feeling today = new Feeling(
                "p", share(0.5, 0.1, 50), List.of(), new DrawnFeeling("p", 1.0, null, null, null), 0.0, 0.9, false);
        Feeling then = new VersionFigures(figures).of("order", today);
        assertThat(then.disagrees()).isTrue();
        assertThat(then.gap()).isEqualTo(-1);
        assertThat(then.qValue()).isEqualTo(0.01);
        assertThat(new VersionFigures(figures).of("search", today)).isEqualTo(today);
    }
}
