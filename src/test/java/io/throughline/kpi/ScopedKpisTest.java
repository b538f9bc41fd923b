package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of what customers did first or before say what they cannot know. */
class ScopedKpisTest {
    private static final TimeSpan FEBRUARY = span("2026-02-01", "2026-03-01");

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }

    @Test
    void aBaseThatReachesIntoThePeriodIsRefused() {
        for (TimeSpan base : List.of(span("2026-01-01", "2026-02-02"), span("2026-03-01", "2026-04-01"))) {
            assertThatThrownBy(() -> new Retention(FEBRUARY, base, null, true).over(Fixture.journeys("=> buy")))
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageContaining("formula.churn.base")
                    .hasMessageContaining("a time that has ended when the period begins: 2026-02-01T00:00:00Z");
        }
    }

    /** Whoever first converts in February, or with their second journey, did so before. */
    @Test
    void figuresOfFirstTimesSayThatTheScopeLeavesJourneysOut() {
        JourneySet set = Fixture.journeys("=> buy | +33d A => buy", "A +40d > B => buy");
        Period february = new Period(FEBRUARY.from(), FEBRUARY.to(), Period.By.START);
        JourneyFilter second =
                new JourneyFilter(null, null, null, null, null, null, null, new NumberRange(2, null), false);
        String told =
                " of the scope leaves journeys out: nobody is active in them, and the first that is left counts as a customer's first.";
        for (JourneyFormula formula : List.of(
                new Retention(FEBRUARY, null, null, false),
                new RepeatPurchase(null),
                new RepeatPurchase(Duration.ofDays(20)),
                new RemainingWorth(CalendarPeriod.MONTH, 3, 0),
                new RepeatContact("\"A\"", Duration.ofDays(7), false))) {
            assertThat(formula.over(scoped(set, JourneyFilter.of(february))).notes())
                    .contains("The period" + told);
            assertThat(formula.over(scoped(set, second)).notes()).contains("The number" + told);
            assertThat(formula.over(set).notes()).noneMatch(note -> note.contains("leaves journeys out"));
        }
        assertThat(RemainingValue.of(
                                scoped(set, JourneyFilter.of(february)), new RemainingWorth(CalendarPeriod.MONTH, 3, 0))
                        .notes())
                .contains("The period" + told);
    }

    private static JourneySet scoped(JourneySet set, JourneyFilter journeys) {
        Scope scope = Scope.ALL.withJourneys(journeys);
        return new JourneySet(scope, set.steps(), set.catalogue(), set.blocks(), set.dataUntil());
    }
}
