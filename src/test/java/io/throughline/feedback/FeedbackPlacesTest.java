package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.Cuts;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** What visits do to feelings, and where customers answer. */
class FeedbackPlacesTest {
    private static final MemoryTimelines LOG = new MemoryTimelines(Clock.TIME, "buy")
            .add(Arrays.stream(
                            "ann 0 search, ann 10 cart, ann 20 help, ann 30 cart, ann 40 buy, bob 5 cart, bob 15 help, cee 7 cart"
                                    .split(", "))
                    .map(text -> text.split(" "))
                    .map(cells -> Row.of(cells[0], Long.parseLong(cells[1]) * 1_000_000, cells[2]))
                    .toList());

    private static JoinedFeedback join(String rows) {
        JourneyIndex index = new JourneyIndex(LOG);
        index.refresh();
        JourneySet set = Cuts.of(index, Scope.ALL);
        MemoryFeedback source = new MemoryFeedback(id -> LOG.findOrdinal(id).orElse(1_000 + id.charAt(0)))
                .add("survey", MemoryFeedback.rows(rows));
        return FeedbackJoin.join(
                new FeedbackIndex(source).items(1), FeedbackFilter.ALL, set, FeedbackJoin.Customers.ALL);
    }

    /**
     * Levels of ann: +1 at 5, −1 at 20 (the moment of her visit to help), +½ at 35. So cart at 10 and help at 20: −1 − 1 = −2; cart at 30: ½ + 1 = 1½; search and buy lie outside. Bob:
     * 0 at 1, +1 at 15: cart and help +1 each. A text without polarity and cee's single item change nothing.
     */
    @Test
    void levelBeforeAndAfterEachVisit() {
        JoinedFeedback joined = join(
                "ann 5 CSAT 5; ann 20 CSAT 1; ann 35 CSAT 4; bob 1 CSAT 3; bob 15 CSAT 5; cee 1 CSAT 5; bob 10 TEXT - text=4711; - 12 CSAT 1; dan 1 CSAT 1; dan 9 CSAT 5");
        Map<String, Estimate> effects = LevelEffects.of(joined);
        assertThat(effects).containsOnlyKeys("cart", "help");
        assertThat(effects.get("cart").value()).isCloseTo((-2 + 1.5 + 1) / 3, within(1e-12));
        assertThat(effects.get("cart").n()).isEqualTo(3);
        assertThat(effects.get("cart").customers()).isEqualTo(2);
        assertThat(effects.get("help").value()).isCloseTo((-2 + 1) / 2.0, within(1e-12));
        assertThat(effects.get("help").low()).isBetween(-2.0, -0.5);
        assertThat(effects.get("help").high()).isBetween(-0.5, 2.0);
    }

    /** Journeys: ann's to buy, bob's, cee's. Through cart: three, answered at cart: ann's and cee's. Through help: two, one answered. */
    @Test
    void whoAnswersWhere() {
        JoinedFeedback joined = join(
                "ann 31 CSAT 5; ann 32 CSAT 4; cee 8 CSAT 1; bob 16 CSAT 2; ann 25 CSAT 2 touchpoint=search; dan 1 CSAT 3");
        List<String> names = List.of("cart", "help", "search");
        int[] rowOf = new int[joined.set().plan().step().length];
        Arrays.setAll(
                rowOf,
                contact -> names.indexOf(
                        joined.set().contacts().touchpointOf(contact).id()));
        List<Rate> shares = AnswerShares.of(joined, rowOf, 3);
        assertThat(shares).extracting(Rate::numerator).containsExactly(2L, 1L, 1L);
        assertThat(shares).extracting(Rate::denominator).containsExactly(3L, 2L, 1L);
        // All in one place: each journey once.
        Arrays.fill(rowOf, 0);
        Rate whole = AnswerShares.of(joined, rowOf, 1).get(0);
        assertThat(whole.numerator()).isEqualTo(joined.answered().numerator()).isEqualTo(3);
        assertThat(whole.denominator()).isEqualTo(joined.answered().denominator());
    }
}
