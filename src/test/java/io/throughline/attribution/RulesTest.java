package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples and edge cases of the rules. */
class RulesTest {
    /** Paid search nine days before a purchase of 50, social six days before, e-mail and display on the day, in this order. */
    private static final JourneySet FIFTY =
            Fixture.journeys("paid > social +3d > email +6d > display +0m => buy +0m 50");

    private static double value(JourneySet set, Attribution.Request request, String step) {
        return Attributions.of(set, request).credits().stream()
                .filter(credit -> credit.step().equals(step))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Attribution.Request request(AttributionModel model) {
        return Attribution.Request.of(model);
    }

    private static Attribution.Request named(AttributionModel model, String direct, String lead) {
        return new Attribution.Request(model, 1, 0, 1, null, null, direct, lead, List.of(), ShapleyGame.PATHS);
    }

    private static Attribution.Request weighed(double first, double others, double last) {
        return new Attribution.Request(
                AttributionModel.POSITION_BASED,
                1,
                0,
                1,
                null,
                List.of(first, others, last),
                null,
                null,
                List.of(),
                ShapleyGame.PATHS);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_TOUCH, 50, 0, 0, 0",
        "LAST_TOUCH, 0, 0, 0, 50",
        "LINEAR, 12.5, 12.5, 12.5, 12.5",
        "PARTICIPATION, 50, 50, 50, 50",
        "U_SHAPED, 20, 5, 5, 20",
        "J_SHAPED, 10, 5, 5, 30",
        "INVERSE_J, 30, 5, 5, 10",
        "TIME_DECAY, 6.92, 9.32, 16.88, 16.88",
        "SHAPLEY, 12.5, 12.5, 12.5, 12.5"
    })
    void thePublishedExample(AttributionModel model, double paid, double social, double email, double display) {
        assertThat(value(FIFTY, request(model), "paid")).isCloseTo(paid, within(0.005));
        assertThat(value(FIFTY, request(model), "social")).isCloseTo(social, within(0.005));
        assertThat(value(FIFTY, request(model), "email")).isCloseTo(email, within(0.005));
        assertThat(value(FIFTY, request(model), "display")).isCloseTo(display, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"U_SHAPED, 50", "J_SHAPED, 25", "INVERSE_J, 75", "LINEAR, 50", "W_SHAPED, 50", "POSITION_BASED, 50"})
    void twoTouchesShareAsTheEndsDo(AttributionModel model, double first) {
        JourneySet set = Fixture.journeys("A > B => buy 100");
        assertThat(value(set, request(model), "A")).isCloseTo(first, within(1e-12));
        assertThat(value(set, request(model), "B")).isCloseTo(100 - first, within(1e-12));
    }

    @Test
    void weightsAreInAnyUnit() {
        // 1 : 1 : 2 of 100 over A B C D: 25, 12.5 each, 50
        JourneySet set = Fixture.journeys("A > B > C > D => buy 100");
        assertThat(value(set, weighed(1, 1, 2), "A")).isCloseTo(25, within(1e-12));
        assertThat(value(set, weighed(1, 1, 2), "C")).isCloseTo(12.5, within(1e-12));
        assertThat(value(set, weighed(1, 1, 2), "D")).isCloseTo(50, within(1e-12));
        // only the middle counts, and there is none
        JourneySet two = Fixture.journeys("A > B => buy 100");
        assertThat(value(two, weighed(0, 1, 0), "A")).isEqualTo(50);
        assertThat(value(two, weighed(0, 1, 3), "A")).isZero();
        assertThat(value(Fixture.journeys("A => buy 100"), weighed(0, 1, 0), "A"))
                .isEqualTo(100);
    }

    /** The lead in the middle, first, last, alone, twice, and nowhere. */
    @ParameterizedTest
    @CsvSource({
        // 30 first, 30 lead, 30 last, 10 over X and Y
        "A > X > L > Y > B, 30, 30, 30, 5",
        // no others: a third each
        "A > L > B, 33.33333333333333, 33.33333333333333, 33.33333333333333, 0",
        // lead first: 60, last 30, others 10
        "L > X > B, 0, 60, 30, 10",
        // lead last: 60, first 30, others 10
        "A > X > L, 30, 60, 0, 10",
        // lead first, two touches: 60 : 30
        "L > B, 0, 66.66666666666667, 33.33333333333333, 0",
        "A > L, 33.33333333333333, 66.66666666666667, 0, 0",
        "L, 0, 100, 0, 0",
        // the first of two leads is the lead, the second an other
        "A > L > L > B, 30, 40, 30, 0",
        "A > X > B, 40, 0, 40, 20"
    })
    void theLeadIsRewardedWhereverItStands(String path, double first, double lead, double last, double other) {
        JourneySet set = Fixture.journeys(path + " => buy 100", "A > B > L > X");
        Attribution.Request request = named(AttributionModel.W_SHAPED, null, "L");
        assertThat(value(set, request, "A")).isCloseTo(first, within(1e-9));
        assertThat(value(set, request, "L")).isCloseTo(lead, within(1e-9));
        assertThat(value(set, request, "B")).isCloseTo(last, within(1e-9));
        assertThat(value(set, request, "X")).isCloseTo(other, within(1e-9));
    }

    @Test
    void directGetsCreditOnlyWhereThereIsNothingElse() {
        JourneySet set = Fixture.journeys("A > direct > direct => buy 100", "direct > direct => buy 10");
        Attribution.Request request = named(AttributionModel.LAST_NON_DIRECT, "direct", null);
        assertThat(value(set, request, "A")).isEqualTo(100);
        assertThat(value(set, request, "direct")).isEqualTo(10);
        assertThatThrownBy(() -> Attributions.of(set, named(AttributionModel.LAST_NON_DIRECT, "dircet", null)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("direct = dircet");
    }

    @Test
    void repeatsAreTouchesAndDistinctStepsAreNot() {
        JourneySet set = Fixture.journeys("A > A > A > B => buy 100");
        assertThat(value(set, request(AttributionModel.LINEAR), "A")).isEqualTo(75);
        assertThat(value(set, request(AttributionModel.SHAPLEY), "A")).isEqualTo(50);
        assertThat(value(set, request(AttributionModel.PARTICIPATION), "A")).isEqualTo(100);
    }

    @Test
    void aTouchLosesHalfItsWeightInAHalfLife() {
        // A two half-lives before the purchase, B one, C none: 1 : 2 : 4
        JourneySet set = Fixture.journeys("A > B +5h > C +5h => buy +0m 70");
        Attribution.Request request = new Attribution.Request(
                AttributionModel.TIME_DECAY,
                1,
                0,
                1,
                Duration.ofHours(5),
                null,
                null,
                null,
                List.of(),
                ShapleyGame.PATHS);
        assertThat(value(set, request, "A")).isCloseTo(10, within(1e-12));
        assertThat(value(set, request, "B")).isCloseTo(20, within(1e-12));
        assertThat(value(set, request, "C")).isCloseTo(40, within(1e-12));
    }

    @Test
    void agesWithoutEndLeaveTheLatestTouchEverything() {
        JourneySet set = Fixture.journeys("A > B +9000d => buy +9000d 70");
        Attribution.Request second = new Attribution.Request(
                AttributionModel.TIME_DECAY,
                1,
                0,
                1,
                Duration.ofSeconds(1),
                null,
                null,
                null,
                List.of(),
                ShapleyGame.PATHS);
        assertThat(value(set, second, "B")).isEqualTo(70);
        assertThat(value(set, second, "A")).isZero();
    }

    @Test
    void aRunIsAsOldAsItsEnd() {
        // A is left 7 days before the purchase, though it was entered earlier; B on the day: 1 : 2
        JourneySet set = Fixture.journeys("A~3h > B +7d => buy +0m 30");
        assertThat(value(set, request(AttributionModel.TIME_DECAY), "A")).isCloseTo(10, within(1e-12));
    }

    @Test
    void stepNumbersHaveNoAge() {
        assertThatThrownBy(() ->
                        Attributions.of(Fixture.journeys("#A > B => buy 9"), request(AttributionModel.TIME_DECAY)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("step numbers only");
        JourneySet mixed = Fixture.journeys("#A > B => buy 9", "C => buy 1", "#=> buy 3");
        Attribution answer = Attributions.of(mixed, request(AttributionModel.TIME_DECAY));
        assertThat(value(mixed, request(AttributionModel.TIME_DECAY), "A")).isEqualTo(4.5);
        assertThat(answer.notes()).singleElement().asString().startsWith("1 converted journeys have step numbers");
    }

    @Test
    void notesTellWhatWasMissingAndWhatWasNotUsed() {
        JourneySet set = Fixture.journeys("A => buy");
        assertThat(Attributions.of(set, request(AttributionModel.LAST_NON_DIRECT))
                        .notes())
                .containsExactly("No step is named as `direct`: credits are those of LAST_TOUCH.");
        assertThat(Attributions.of(set, request(AttributionModel.W_SHAPED)).notes())
                .containsExactly("No step is named as `lead`: credits are those of U_SHAPED.");
        assertThat(Attributions.of(set, request(AttributionModel.LINEAR)).notes())
                .isEmpty();
        Attribution.Request all = new Attribution.Request(
                AttributionModel.LINEAR,
                2,
                0,
                1,
                Duration.ofDays(1),
                List.of(1.0, 1.0, 1.0),
                "A",
                "A",
                List.of(List.of("A")),
                ShapleyGame.CHAIN);
        assertThat(Attributions.of(set, all).notes())
                .hasSize(7)
                .contains("`order` is used by MARKOV only.", "`lead` is used by W_SHAPED only.");
    }
}
