package io.throughline.analysis.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.Scope;
import io.throughline.measure.Estimate;
import io.throughline.persona.MemoryPersonas;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of every dimension add up to the whole, however many are shown. */
class FeedbackBreakdownTest {
    private static final EvaluatedFeedback SAID = said();

    private static EvaluatedFeedback said() {
        Random chance = new Random(4);
        List<Row> log = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String[] languages = {"", " language=en", " language=de"};
        String[] kinds = {"CSAT", "CES", "RATING", "NPS"};
        for (int i = 0; i < 400; i++) {
            String customer = "c" + chance.nextInt(80);
            log.add(Row.of(customer, chance.nextInt(5_000) * 1_000_000L, "t" + chance.nextInt(9)));
            text.append(i == 0 ? "" : ";").append(i % 9 == 0 ? "-" : customer).append(' ');
            text.append(chance.nextInt(6_000))
                    .append(' ')
                    .append(kinds[i % 4])
                    .append(' ')
                    .append(1 + chance.nextInt(5));
            text.append(i % 5 == 0 ? " touchpoint=t" + chance.nextInt(12) : "");
            text.append(i % 3 == 0 ? " channel=k" + chance.nextInt(4) : "").append(languages[i % 3]);
        }
        MemoryTimelines timelines = new MemoryTimelines(Clock.TIME, "t8").add(log);
        JourneyIndex index = new JourneyIndex(timelines);
        index.refresh();
        FeedbackIndex feedback = new FeedbackIndex(
                new MemoryFeedback(id -> timelines.findOrdinal(id).orElse(5_000))
                        .add("s", MemoryFeedback.rows(text.toString())));
        MemoryPersonas personas = new MemoryPersonas(id -> OptionalInt.empty())
                .with("buyer", "converted()")
                .with("other", "!converted()");
        EvaluatedJourneys journeys =
                new JourneyService(index, timelines, personas, List::of, feedback).journeys(Scope.ALL);
        return EvaluatedFeedback.of(journeys, FeedbackFilter.ALL, true);
    }

    private static double sum(List<FeedbackBreakdown.Row> rows, ToDoubleFunction<FeedbackBreakdown.Row> of) {
        return rows.stream().mapToDouble(of).sum();
    }

    private static double weighed(Estimate mean) {
        return mean == null || mean.value() == null ? 0 : mean.value() * mean.n();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOUCHPOINT", "STAGE", "CHANNEL", "PERSONA", "KIND", "LANGUAGE"})
    void rowsAddUp(String dimension) {
        for (int top : new int[] {0, 1, 3, 100}) {
            List<FeedbackBreakdown.Row> rows = FeedbackBreakdown.of(SAID, dimension, top);
            assertThat(rows.size()).isLessThanOrEqualTo(top + 1);
            assertThat(sum(rows, FeedbackBreakdown.Row::items)).isEqualTo(SAID.items());
            assertThat(sum(rows, row -> weighed(row.level()))).isCloseTo(weighed(SAID.level()), within(1e-9));
            assertThat(sum(rows, row -> weighed(row.nps()))).isCloseTo(weighed(SAID.nps()), within(1e-9));
            assertThat(sum(rows, row -> row.csat() == null ? 0 : row.csat().denominator()))
                    .isEqualTo(SAID.csat().denominator());
            assertThat(sum(
                            rows,
                            row -> row.figures().promoters()
                                    + row.figures().passives()
                                    + row.figures().detractors()))
                    .isEqualTo(SAID.nps().n());
        }
    }

    /** Every journey belongs to one persona here, so their answered journeys are all answered ones; one row of all touchpoints answers like the whole. */
    @Test
    void answersAddUp() {
        List<FeedbackBreakdown.Row> personas = FeedbackBreakdown.of(SAID, "PERSONA", 10);
        assertThat(personas).extracting(FeedbackBreakdown.Row::key).contains("buyer", "other", "(none)");
        assertThat(sum(
                        personas,
                        row -> row.answered() == null ? 0 : row.answered().numerator()))
                .isEqualTo(SAID.answered().numerator())
                .isPositive();
        List<FeedbackBreakdown.Row> one = FeedbackBreakdown.of(SAID, "TOUCHPOINT", 0);
        assertThat(one.get(0).answered().numerator()).isEqualTo(SAID.answered().numerator());
        assertThat(FeedbackBreakdown.of(SAID, "KIND", 3))
                .extracting(FeedbackBreakdown.Row::answered)
                .containsOnlyNulls();
        assertThat(
                        FeedbackTrend.of(
                                        SAID,
                                        io.throughline.analysis.breakdown.TrendPoint.Unit.DAY,
                                        java.time.ZoneOffset.UTC)
                                .stream()
                                .mapToLong(FeedbackTrend.Point::items)
                                .sum())
                .isEqualTo(SAID.items());
    }

    /** Each touchpoint of the scope once; its effect on progress only where a later stage is known. */
    @Test
    void effectsOfEachTouchpoint() {
        List<FeedbackEffects.Row> effects = FeedbackEffects.of(SAID);
        assertThat(effects)
                .extracting(FeedbackEffects.Row::touchpoint)
                .containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8");
        assertThat(effects).extracting(FeedbackEffects.Row::effectOnProgress).containsOnlyNulls();
        assertThat(effects.get(0).effectOnLevel().n()).isPositive();
    }
}
