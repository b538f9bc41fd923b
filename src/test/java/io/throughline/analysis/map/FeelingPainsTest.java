package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.Cuts;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.EvaluatedJourneys.Data;
import io.throughline.analysis.summary.Said;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** What a low feeling costs. */
class FeelingPainsTest {
    private final MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy");
    private final List<String> said = new ArrayList<>();
    private int customers;

    /** Customers who visit help and shop, praise the shop, and rate help by each of some scores of 5; the first of them buy. */
    private void add(int count, int buyers, int... scores) {
        for (int i = 0; i < count; i++) {
            String id = "c" + customers++;
            List<Row> rows = new ArrayList<>(List.of(Row.of(id, 0, "shop"), Row.of(id, 1_000_000, "help")));
            if (i < buyers) {
                rows.add(Row.of(id, 20_000_000, "buy"));
            }
            log.add(rows);
            said.add(id + " 5 CSAT 5 touchpoint=shop");
            for (int score : scores) {
                said.add(id + " 5 CSAT " + score + " touchpoint=help");
            }
        }
    }

    private List<PainPoint> pains() {
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        JourneySet set = Cuts.of(index, Scope.ALL);
        MemoryFeedback source = new MemoryFeedback(id -> log.findOrdinal(id).orElseThrow())
                .add("survey", MemoryFeedback.rows(said.stream().collect(Collectors.joining("; "))));
        Data plain = Data.of(ids -> new String[ids.length], null);
        Data data = new Data(
                plain.ids(),
                plain.derived(),
                plain.checks(),
                plain.split(),
                plain.costs(),
                new Said(new FeedbackIndex(source), 1, null, id -> false),
                0);
        return PainList.of(new EvaluatedJourneys(set, data)).stream()
                .filter(pain -> pain.source() == Source.FEELING)
                .toList();
    }

    /** 60 and 10 journeys feel bad, 6 of them buy; 20 and 10 do not, half of which buy: 70 / 2 - 6 are lost. Items of a journey add up. */
    @Test
    void journeysThatFeelBadWouldConvertLikeTheOthers() {
        add(60, 6, 1);
        add(10, 0, 1, 5, 1);
        add(20, 12, 5);
        add(10, 3, 1, 5);
        PainPoint pain = pains().get(0);
        assertThat(pain.place().key()).isEqualTo("TOUCHPOINT help");
        assertThat(pain.lostConversions()).isCloseTo(70 / 2.0 - 6, within(1e-9));
        assertThat(pain.customers().numerator()).as("with any low item").isEqualTo(80);
        assertThat(pains()).as("the shop is praised").hasSize(1);
    }
}
