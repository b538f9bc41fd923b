package io.throughline.analysis.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.check.FeedbackChecks.Part;
import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.Scope;
import io.throughline.measure.Check;
import io.throughline.persona.MemoryPersonas;
import java.util.List;
import java.util.OptionalInt;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one part speaks of other items than the rest, the checks that it stands in fail, and no others. */
class FeedbackChecksTest {
    private static final EvaluatedFeedback SAID =
            said("ann 25 NPS 9 touchpoint=search; ann 26 NPS 8; bob 16 NPS 3; bob 17 CSAT 4; - 18 CSAT 1");
    /** One promoter more, who had come from the cart. */
    private static final EvaluatedFeedback OTHER = said(
            "ann 25 NPS 9 touchpoint=search; ann 26 NPS 8; bob 16 NPS 3; bob 17 CSAT 4; - 18 CSAT 1; bob 18 NPS 10");

    private static EvaluatedFeedback said(String rows) {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of(
                        Row.of("ann", 10_000_000, "search"),
                        Row.of("ann", 20_000_000, "cart"),
                        Row.of("bob", 15_000_000, "cart")));
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        FeedbackIndex feedback = new FeedbackIndex(
                new MemoryFeedback(id -> log.findOrdinal(id).orElse(1_000)).add("survey", MemoryFeedback.rows(rows)));
        MemoryPersonas nobody = new MemoryPersonas(id -> OptionalInt.empty());
        return EvaluatedFeedback.of(
                new JourneyService(index, log, nobody, List::of, feedback).journeys(Scope.ALL),
                FeedbackFilter.ALL,
                true);
    }

    private static List<String> broken(Part planted) {
        return FeedbackChecks.of(part -> part == planted ? OTHER : SAID).stream()
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }

    @Test
    void allHoldWhereAllSpeakOfTheSameItems() {
        assertThat(broken(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RULES, feedback over all rules = items",
        "STAGES, feedback over all stages = items",
        "KINDS, promoters + passives + detractors = NPS answers"
    })
    void aPartOfOtherItemsBreaksTheCheckItStandsIn(Part part, String check) {
        assertThat(broken(part)).containsExactly(check);
    }

    @Test
    void aPartThatSeveralChecksJoinBreaksThemAll() {
        assertThat(broken(Part.ITEMS))
                .containsExactly("feedback over all rules = items", "feedback over all stages = items");
        assertThat(broken(Part.TOUCHPOINTS))
                .containsExactly("level over all touchpoints = level", "NPS over all touchpoints = NPS");
        assertThat(broken(Part.FIGURES))
                .containsExactly(
                        "level over all touchpoints = level",
                        "promoters + passives + detractors = NPS answers",
                        "NPS over all touchpoints = NPS");
    }
}
