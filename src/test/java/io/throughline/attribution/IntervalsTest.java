package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Intervals of shares: the same everywhere, as wide as chance, over customers and not journeys. */
class IntervalsTest {

    private static Attribution.Request request(AttributionModel model, int samples, long seed) {
        return new Attribution.Request(model, 1, samples, seed, null, null, null, null, List.of(), ShapleyGame.PATHS);
    }

    private static Credit credit(JourneySet set, Attribution.Request request, String step) {
        return Attributions.of(set, request).credits().stream()
                .filter(c -> c.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threadsDoNotMatter() throws Exception {
        List<String> lines = Logs.twice(Logs.twice(Logs.lines(4, 5)));
        JourneySet set = Logs.set(lines, 3);
        for (AttributionModel model : List.of(AttributionModel.TIME_DECAY, AttributionModel.LINEAR)) {
            Attribution.Request request = request(model, 200, 9);
            ForkJoinPool one = new ForkJoinPool(1);
            ForkJoinPool seven = new ForkJoinPool(7);
            Attribution alone = one.submit(() -> Attributions.of(set, request)).get();
            Attribution together =
                    seven.submit(() -> Attributions.of(set, request)).get();
            one.shutdown();
            seven.shutdown();
            assertThat(alone).isEqualTo(together);
            assertThat(alone.credits()).allSatisfy(c -> {
                assertThat(c.shareLow()).isNotNull();
                assertThat(c.shareLow()).isLessThan(c.shareHigh());
            });
        }
    }

    @Test
    void theSeedDecides() {
        JourneySet set = Logs.set(Logs.lines(4, 5), 3);
        Credit one = credit(set, request(AttributionModel.LINEAR, 100, 1), "A");
        assertThat(credit(set, request(AttributionModel.LINEAR, 100, 1), "A")).isEqualTo(one);
        assertThat(credit(set, request(AttributionModel.LINEAR, 100, 2), "A").shareLow())
                .isNotEqualTo(one.shareLow());
    }

    @Test
    void aShareThatNeverVariesHasAnIntervalOfOnePoint() {
        Credit all = credit(Fixture.journeys("A => buy x30"), request(AttributionModel.LINEAR, 100, 1), "A");
        assertThat(all.shareLow()).isEqualTo(1);
        assertThat(all.shareHigh()).isEqualTo(1);
    }

    @Test
    void samplesWithoutConversionsAreCounted() {
        // one converting customer: about 1/e of the samples leave it out
        JourneySet set = Fixture.journeys("A => buy", "A");
        List<String> notes =
                Attributions.of(set, request(AttributionModel.LINEAR, 1_000, 1)).notes();
        assertThat(notes).singleElement().asString().endsWith("of 1000 samples had no conversion and were skipped.");
        assertThat(Integer.parseInt(notes.get(0).split(" ")[0])).isBetween(320, 420);
        Attribution none = Attributions.of(Fixture.journeys("A > B"), request(AttributionModel.LINEAR, 100, 1));
        assertThat(none.notes()).containsExactly("100 of 100 samples had no conversion and were skipped.");
        assertThat(none.credits().get(0).shareLow()).isNull();
    }

    /** 120 customers convert once to five times each, by A where their coin (0.6) says so, else by B: the share of A is 0.6. */
    private static JourneySet market(Random random) {
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < 120; c++) {
            String journey = random.nextDouble() < 0.6 ? "A => buy" : "B => buy";
            lines.add(String.join(" | ", java.util.Collections.nCopies(1 + random.nextInt(5), journey)));
        }
        return Logs.set(lines, 50);
    }

    @Test
    void intervalsCoverThePlantedShare() {
        Random random = new Random(5);
        int covered = 0;
        int markets = 400;
        double width = 0;
        for (int i = 0; i < markets; i++) {
            Credit credit = credit(market(random), request(AttributionModel.LINEAR, 300, i), "A");
            covered += credit.shareLow() <= 0.6 && 0.6 <= credit.shareHigh() ? 1 : 0;
            width += (credit.shareHigh() - credit.shareLow()) / markets;
        }
        assertThat((double) covered / markets).isBetween(0.915, 0.975);
        // normal theory: 2 · 1.96 · sqrt(0.24 / 120 · E k² / (E k)²), E k = 3, E k² = 11
        assertThat(width).isCloseTo(2 * 1.96 * Math.sqrt(0.24 / 120 * 11 / 9), within(0.012));
    }
}
