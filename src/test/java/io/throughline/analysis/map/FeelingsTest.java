package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.Cuts;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.JourneyMap;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** What customers feel in a stage beside what somebody drew. */
class FeelingsTest {
    private static final int CUSTOMERS = 60;

    /** Each customer visits shop and help, and rates both: shop about 4 of 5, help about 2. */
    private static JoinedFeedback said(int customers, long seed) {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy");
        StringBuilder rows = new StringBuilder();
        Random chance = new Random(seed);
        for (int c = 0; c < customers; c++) {
            log.add(List.of(Row.of("c" + c, 0, "shop"), Row.of("c" + c, 1_000_000, "help")));
            for (int i = 0; i <= c % 3; i++) {
                rows.append(rows.isEmpty() ? "" : "; ")
                        .append("c" + c + " 5 CSAT " + (3 + chance.nextInt(3)) + " touchpoint=shop; ")
                        .append("c" + c + " 5 CSAT " + (1 + chance.nextInt(3)) + " touchpoint=help");
            }
        }
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        JourneySet set = Cuts.of(index, Scope.ALL);
        MemoryFeedback source = new MemoryFeedback(id -> log.findOrdinal(id).orElseThrow())
                .add("survey", MemoryFeedback.rows(rows.toString()));
        return FeedbackJoin.join(
                new FeedbackIndex(source).items(1), FeedbackFilter.ALL, set, FeedbackJoin.Customers.ALL);
    }

    private static Feelings feelings(JoinedFeedback said, double shop, double help) {
        JourneyMap map = Maps.of(
                "m",
                List.of("p"),
                Maps.stage("buying", "shop", new DrawnFeeling("p", shop, null, null, null)),
                Maps.stage("caring", "help", new DrawnFeeling("p", help, null, null, null)));
        StageScheme scheme = new StageScheme(List.of("buying", "caring"), map.stageOf());
        BitSet everyone = new BitSet();
        everyone.set(0, 10_000);
        return Feelings.of(said, map, scheme, Map.of("p", everyone));
    }

    @Test
    void aDrawnLevelFarFromTheMeasuredOneDisagrees() {
        Feelings feelings = feelings(said(CUSTOMERS, 1), 1, 1);
        Feeling buying = feelings.at("buying").get(0);
        Feeling caring = feelings.at("caring").get(0);
        assertThat(buying.disagrees()).as("drawn 0.5, measured about 0.5").isFalse();
        assertThat(caring.disagrees()).as("drawn 0.5, measured about -0.5").isTrue();
        assertThat(caring.gap()).isCloseTo(caring.measured().value() - 0.5, within(1e-12));
        assertThat(caring.qValue()).isLessThan(0.01);
        assertThat(caring.measured().customers()).isEqualTo(CUSTOMERS);
        assertThat(caring.kinds())
                .singleElement()
                .satisfies(kind -> assertThat(kind.items()).isEqualTo(2 * CUSTOMERS));
    }

    @Test
    void fewCustomersDecideNothing() {
        Feeling few = feelings(said(9, 1), 2, 2).at("caring").get(0);
        assertThat(few.measured().value()).isNegative();
        assertThat(few.qValue()).isNull();
        assertThat(few.disagrees()).isFalse();
    }

    /** Where the truth lies at the edge of what is tolerated, one in twenty is flagged at most; where opinions agree, none. */
    @Test
    void disagreementIsRarelySaidWhereThereIsNone() {
        int flagged = 0;
        for (int seed = 0; seed < 100; seed++) {
            Feelings feelings = feelings(said(40, seed), 0.5, -0.5);
            flagged += feelings.at("buying").get(0).disagrees() ? 1 : 0;
            flagged += feelings.at("caring").get(0).disagrees() ? 1 : 0;
        }
        assertThat(flagged).isLessThanOrEqualTo(10);
    }
}
