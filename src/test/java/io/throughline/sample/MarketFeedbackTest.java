package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Cuts;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.FeedbackGroups.Row;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.JoinRule;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.feedback.ScaleMean;
import io.throughline.feedback.Theme;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.Scope;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import memory.MemoryTimelines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is planted in the answers of the sample market is found again. */
class MarketFeedbackTest {
    private static final long MICROS = 1_000_000;
    private static final long FROM = RetailMarket.FROM.getEpochSecond();
    private static final MarketGenerator GENERATOR = MarketGenerator.ofCustomers(RetailMarket.standard(), 60_000, 1);

    private static final List<FeedbackRow> SAID = new ArrayList<>();
    /** Touchpoint that each answer is about, by customer and time. */
    private static final Map<String, String> TRUTH = new HashMap<>();

    /** By ordinal of a customer. */
    private static final Map<Integer, String> PERSONAS = new HashMap<>();

    private static FeedbackIndex said;
    private static JoinedFeedback joined;

    @BeforeAll
    static void join() {
        RetailMarket market = RetailMarket.standard();
        MarketFeedback feedback = new MarketFeedback(GENERATOR);
        List<MemoryTimelines.Row> log = new ArrayList<>();
        GENERATOR.<RuntimeException>forEach((who, what) -> {
            for (int i = 0; i < what.size(); i++) {
                String touchpoint = market.touchpoints().get(what.touchpoint(i)).id();
                log.add(MemoryTimelines.Row.of(who.id(), (FROM + what.seconds(i)) * MICROS, touchpoint));
            }
            PERSONAS.put(
                    Integer.parseInt(who.id().substring(1)) - 1,
                    market.personas().get(who.persona()).id());
            feedback.draw(who, what, drawn -> {
                SAID.add(drawn.row());
                TRUTH.put(who.id() + drawn.row().at(), drawn.touchpoint());
            });
        });
        MemoryTimelines timelines = new MemoryTimelines(Clock.TIME, "purchase").add(log);
        JourneyIndex index = new JourneyIndex(timelines);
        index.refresh();
        MemoryFeedback source =
                new MemoryFeedback(id -> timelines.findOrdinal(id).orElseThrow()).add("said", SAID);
        said = new FeedbackIndex(source);
        joined = FeedbackJoin.join(
                said.items(1), FeedbackFilter.ALL, Cuts.of(index, Scope.ALL), FeedbackJoin.Customers.ALL);
        assertThat(joined.size()).isEqualTo(SAID.size()).isGreaterThan(1_500);
    }

    @Test
    void answersFindTheVisitTheyAreAbout() {
        Map<Integer, String> ids = new HashMap<>();
        SAID.forEach(row -> ids.put(Integer.parseInt(row.customer().substring(1)) - 1, row.customer()));
        int right = 0;
        int named = 0;
        for (int place = 0; place < joined.size(); place++) {
            long at = joined.items().at(joined.item(place));
            String truth = TRUTH.get(ids.get(joined.customer(place)) + at);
            right += truth != null && truth.equals(joined.touchpoint(place)) ? 1 : 0;
            named += joined.rule(place) == JoinRule.NAMED ? 1 : 0;
        }
        double share = right / (double) joined.size();
        assertThat(share).isGreaterThanOrEqualTo(0.85);
        assertThat(named / (double) joined.size()).isBetween(0.79, 0.85);
    }

    @Test
    void plantedScoresLieInTheirIntervals() {
        Map<String, Row> rows = new HashMap<>();
        FeedbackGroups.by(joined, joined::touchpoint, 100).forEach(row -> rows.put(row.key(), row));
        Map<String, Double> nps = Map.of(
                "order-confirmation",
                40.0,
                "delivery-update",
                10.0,
                "app-rewards",
                52.0,
                "return-desk",
                -35.0,
                "social-review",
                0.0);
        nps.forEach((touchpoint, planted) -> {
            Estimate found = rows.get(touchpoint).nps();
            assertThat(planted).as(touchpoint + " " + found).isBetween(found.low(), found.high());
        });
        var checkout = rows.get("checkout").csat();
        assertThat(checkout.high()).isLessThan(0.5);
        assertThat(rows.get("cart").csat().low()).isGreaterThan(checkout.high());
    }

    /** Web researchers like reviews of products, app natives less so. */
    @Test
    void personasDifferAsTheyWerePlanted() {
        Map<String, Double> planted = Map.of("web-researcher", 0.85, "app-native", 0.55);
        planted.forEach((persona, share) -> {
            Rate found = satisfied(place -> "product-reviews".equals(joined.touchpoint(place))
                    && persona.equals(PERSONAS.get(joined.customer(place))));
            assertThat(share).as(persona + " " + found).isBetween(found.low(), found.high());
        });
    }

    /** From 2025 on the service answers within the hour. */
    @Test
    void thePlantedChangeIsFoundWhereItWasPlanted() {
        long change = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond() * MICROS;
        Rate before = satisfied(place -> isCall(place) && joined.at(place) < change);
        Rate after = satisfied(place -> isCall(place) && joined.at(place) >= change);
        assertThat(0.36).as(before.toString()).isBetween(before.low(), before.high());
        assertThat(0.62).as(after.toString()).isBetween(after.low(), after.high());
        assertThat(after.low()).isGreaterThan(before.high());
    }

    private static boolean isCall(int place) {
        return "support-call".equals(joined.touchpoint(place));
    }

    private static Rate satisfied(IntPredicate which) {
        BitSet places = new BitSet();
        IntStream.range(0, joined.size()).filter(which).forEach(places::set);
        return FeedbackGroups.whole(joined.keep(places)).csat();
    }

    /** Effort at the return desk, 1 to 7; mean 3.2. */
    @Test
    void plantedEffortIsFound() {
        BitSet desk = new BitSet();
        for (int place = 0; place < joined.size(); place++) {
            desk.set(place, "return-desk".equals(joined.touchpoint(place)));
        }
        ScaleMean effort = FeedbackGroups.whole(joined.keep(desk)).ces().get(0);
        assertThat(effort.most()).isEqualTo(7);
        assertThat(effort.mean().n()).isGreaterThan(10);
        assertThat(3.2).isBetween(effort.mean().low(), effort.mean().high());
    }

    /** A map draws +0.5 for all; store loyalists are about −0.3, app natives about +0.3. */
    @Test
    void whatWasDrawnForRetentionIsNotWhatIsMeasured() {
        Map<String, double[]> levels = new HashMap<>();
        RetailMarket market = RetailMarket.standard();
        MarketFeedback feedback = new MarketFeedback(GENERATOR);
        GENERATOR.<RuntimeException>forEach((who, what) -> feedback.draw(who, what, drawn -> {
            boolean retention = market.touchpoints().stream()
                    .anyMatch(t -> t.id().equals(drawn.touchpoint()) && "retention".equals(t.stage()));
            if (retention && !Double.isNaN(drawn.row().score())) {
                double level = level(drawn.row());
                double[] sum = levels.computeIfAbsent(
                        market.personas().get(who.persona()).id(), p -> new double[3]);
                sum[0]++;
                sum[1] += level;
                sum[2] += level * level;
            }
        }));
        assertLevel(levels.get("store-loyalist"), -0.31);
        assertLevel(levels.get("app-native"), 0.33);
    }

    /** The sample's maps draw consideration as it is felt; at retention those who shop in stores are far from what is drawn. */
    @Test
    void considerationFeelsAsItWasDrawn() {
        RetailMarket market = RetailMarket.standard();
        Map<String, String> stages = new HashMap<>();
        market.touchpoints().forEach(touchpoint -> stages.put(touchpoint.id(), touchpoint.stage()));
        Map<String, Row> rows = new HashMap<>();
        FeedbackGroups.by(
                        joined,
                        place -> stages.get(joined.touchpoint(place)) + " of " + PERSONAS.get(joined.customer(place)),
                        100)
                .forEach(row -> rows.put(row.key(), row));
        Map<String, Double> drawn = Map.of("web-researcher", 0.5, "app-native", 0.25, "store-loyalist", 0.5);
        drawn.forEach((persona, level) -> {
            Estimate felt = rows.get("consideration of " + persona).level();
            assertThat(felt.customers()).isGreaterThanOrEqualTo(10);
            assertThat(apart(felt, level)).as(persona + " " + felt).isNotPositive();
        });
        assertThat(apart(rows.get("retention of store-loyalist").level(), 0.5)).isPositive();
    }

    /** How far a drawn level lies outside the interval widened by 0.25. */
    private static double apart(Estimate felt, double drawn) {
        return Math.max(felt.low() - 0.25 - drawn, drawn - felt.high() - 0.25);
    }

    private static double level(FeedbackRow row) {
        double span = row.most() - row.least();
        return row.kind() == FeedbackKind.NPS
                ? row.score() >= 9 ? 1 : row.score() <= 6 ? -1 : 0
                : 2 * (row.score() - row.least()) / span - 1;
    }

    /** Within three standard errors, and these far from what was drawn. */
    private static void assertLevel(double[] sum, double planted) {
        double mean = sum[1] / sum[0];
        double error = Math.sqrt((sum[2] / sum[0] - mean * mean) / sum[0]);
        assertThat(mean).isBetween(planted - 3 * error, planted + 3 * error);
    }

    @Test
    void plantedThemesSetLowAnswersApart() {
        List<Theme> themes = said.themes(joined, 100);
        assertThat(themes).extracting(Theme::words).contains("shipping cost", "forced account");
        assertThat(themes)
                .filteredOn(theme -> theme.words().matches("shipping cost|forced account"))
                .allMatch(theme -> theme.qValue() < 0.05
                        && theme.lift() > 1
                        && theme.level().value() < -0.4)
                .allMatch(theme -> !theme.quotes().isEmpty()
                        && theme.quotes().stream().allMatch(quote -> "checkout".equals(quote.touchpoint())));
        assertThat(themes).extracting(Theme::words).doesNotContain("thank you", "helpful");
        // "forced" and "account" always stand together, so they are no themes beside the pair; "that" says nothing.
        assertThat(themes)
                .extracting(Theme::words)
                .doesNotContain("forced", "account", "a forced", "shipping", "that", "far too");
    }

    /** The answers have a stream of chance of their own. */
    @Test
    void theLogOfInteractionsIsTheSameWhateverIsSaid() throws IOException {
        MarketGenerator small = MarketGenerator.ofCustomers(RetailMarket.standard(), 500, 3);
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        small.writeCsv(before, RowOrder.CUSTOMER);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        long answers = new FeedbackCsv(small).write(said);
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        small.writeCsv(after, RowOrder.CUSTOMER);
        assertThat(after.toByteArray()).isEqualTo(before.toByteArray());
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize((int) answers + 1);
        assertThat(lines.get(0)).startsWith("customer,time,asked,touchpoint,feedback_kind");
    }
}
