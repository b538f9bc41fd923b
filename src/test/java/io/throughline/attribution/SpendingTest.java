package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CostRow;
import io.throughline.journey.Definition;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Costs of the steps of a scope, worked out by hand. */
class SpendingTest {
    /** web 2 conversions worth 60, mail 1 worth 40, shop none. */
    private static final JourneySet SET =
            Fixture.journeys("web => buy 10", "web => buy 50", "mail => buy 40", "shop > mail");

    private static final List<CostRow> COSTS = List.of(
            new CostRow(0, "web", null, 5),
            new CostRow(1, "shop", "spring", 3),
            new CostRow(1, "web", "spring", 7),
            new CostRow(2, null, "spring", 100),
            new CostRow(2, "web", null, 8));

    private static Scope scope(StepBy by, @Nullable Period period, @Nullable Boolean converted) {
        return Scope.ALL
                .withJourneys(new JourneyFilter(period, converted, null, null, null, null, null, null, false))
                .withDefinition(Definition.DEFAULT.withStepBy(by));
    }

    private static Attribution answer(Scope scope) {
        return Spending.of(Attributions.of(SET, Attribution.Request.of(AttributionModel.LINEAR)), scope, COSTS);
    }

    private static Credit credit(Scope scope, String step) {
        return answer(scope).credits().stream()
                .filter(c -> c.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void costsOfChannels() {
        Scope all = scope(StepBy.CHANNEL, null, null);
        // 5 + 7 + 8 for two conversions worth 60
        assertThat(credit(all, "web").cost()).isEqualTo(20);
        assertThat(credit(all, "web").costPerConversion()).isEqualTo(10);
        assertThat(credit(all, "web").returnOnSpend()).isEqualTo(3);
        // spent, nothing credited
        assertThat(credit(all, "shop").cost()).isEqualTo(3);
        assertThat(credit(all, "shop").costPerConversion()).isNull();
        assertThat(credit(all, "shop").returnOnSpend()).isZero();
        // never spent on
        assertThat(credit(all, "mail").cost()).isNull();
        assertThat(credit(all, "mail").costPerConversion()).isNull();
        assertThat(credit(all, "mail").returnOnSpend()).isNull();
        assertThat(answer(all).notes()).isEmpty();
    }

    @Test
    void onlyDaysThatBeginInThePeriod() {
        Instant second = Instant.ofEpochSecond(86_400);
        Scope from = scope(StepBy.CHANNEL, new Period(second, null, Period.By.START), null);
        assertThat(credit(from, "web").cost()).isEqualTo(15);
        Scope one = scope(StepBy.CHANNEL, new Period(second, second.plusSeconds(86_400), Period.By.START), null);
        assertThat(credit(one, "web").cost()).isEqualTo(7);
        assertThat(answer(one).notes()).isEmpty();
        Scope late = scope(StepBy.CHANNEL, new Period(second.plusSeconds(1), null, Period.By.START), null);
        assertThat(credit(late, "web").cost()).isEqualTo(8);
        assertThat(answer(late).notes())
                .containsExactly("Costs are those of the days (UTC) that begin within the period.");
    }

    @Test
    void nothingWhereCostsWouldNotBeThoseOfTheJourneys() {
        Scope some = scope(StepBy.CHANNEL, null, true);
        assertThat(answer(some).credits()).allSatisfy(c -> assertThat(c.cost()).isNull());
        assertThat(answer(some).notes()).singleElement().asString().startsWith("Costs are left out");
        Scope touchpoints = scope(StepBy.TOUCHPOINT, null, null);
        assertThat(answer(touchpoints).credits())
                .allSatisfy(c -> assertThat(c.cost()).isNull());
        assertThat(answer(touchpoints).notes()).singleElement().asString().contains("stepBy CHANNEL or CAMPAIGN");
    }

    @Test
    void costsOfCampaignsAreThoseOfAllTheirChannels() {
        JourneySet set = Fixture.journeys("spring => buy 55", "web => buy 1");
        Attribution answer = Spending.of(
                Attributions.of(set, Attribution.Request.of(AttributionModel.LINEAR)),
                scope(StepBy.CAMPAIGN, null, null),
                COSTS);
        Credit spring = answer.credits().stream()
                .filter(c -> c.step().equals("spring"))
                .findFirst()
                .orElseThrow();
        assertThat(spring.cost()).isEqualTo(110);
        assertThat(spring.returnOnSpend()).isEqualTo(0.5);
    }

    @Test
    void withoutAnyCostsNothingIsSaid() {
        Attribution plain = Attributions.of(SET, Attribution.Request.of(AttributionModel.LINEAR));
        assertThat(Spending.of(plain, scope(StepBy.TOUCHPOINT, null, null), List.of()))
                .isEqualTo(plain);
    }
}
