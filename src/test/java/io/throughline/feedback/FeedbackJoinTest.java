package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.Cuts;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** How items find their interactions, and what they come to. */
class FeedbackJoinTest {
    private static final MemoryTimelines LOG =
            log("ann 0 search, ann 10 cart, ann 20 buy, ann 30 help, ann 30 parcel, bob 5 cart");

    private static MemoryTimelines log(String rows) {
        List<Row> all = new ArrayList<>();
        for (String row : rows.split(", ")) {
            String[] cells = row.split(" ");
            all.add(Row.of(cells[0], Long.parseLong(cells[1]) * 1_000_000, cells[2]));
        }
        return new MemoryTimelines(Clock.TIME, "buy").add(all);
    }

    private static JourneySet cut(Scope scope) {
        JourneyIndex index = new JourneyIndex(LOG);
        index.refresh();
        return Cuts.of(index, scope);
    }

    private static int ordinal(String customer) {
        return LOG.findOrdinal(customer).orElse(1_000 + customer.charAt(0));
    }

    private static MemoryFeedback feedback(String rows) {
        return new MemoryFeedback(FeedbackJoinTest::ordinal).add("survey", MemoryFeedback.rows(rows));
    }

    private static JoinedFeedback join(MemoryFeedback source, FeedbackFilter filter, Scope scope) {
        return FeedbackJoin.join(new FeedbackIndex(source).items(1), filter, cut(scope), FeedbackJoin.Customers.ALL);
    }

    /** Rule and touchpoint of each item, by time. */
    private static List<String> joined(JoinedFeedback joined) {
        return IntStream.range(0, joined.size())
                .boxed()
                .sorted((a, b) -> Long.compare(joined.at(a), joined.at(b)))
                .map(place -> joined.at(place) / 1_000_000 + " " + joined.rule(place) + " " + joined.touchpoint(place))
                .toList();
    }

    @Test
    void fourRulesInOrder() {
        MemoryFeedback source = feedback("""
                        ann 12 CSAT 4 touchpoint=search; ann 13 CSAT 4 touchpoint=parcel; ann 14 CSAT 4 key=k1; ann 15 CSAT 4 key=lost;
                        ann 30 CSAT 4; ann 5000 CSAT 4; cee 40 CSAT 4; cee 41 CSAT 4 touchpoint=cart; - 42 CSAT 4; ann -1 CSAT 5""").place("ann", "k1", 0, "search");
        FeedbackFilter near = FeedbackFilter.ALL.withWithin(Duration.ofSeconds(100));
        assertThat(joined(join(source, near, Scope.ALL)))
                .containsExactly(
                        "-1 NONE null",
                        "12 NAMED search",
                        "13 NAMED_ONLY parcel",
                        "14 KEY search",
                        "15 NEAREST cart",
                        "30 NEAREST parcel",
                        "40 NONE null",
                        "41 NAMED_ONLY cart",
                        "42 NONE null",
                        "5000 NONE null");
        assertThat(joined(join(source, FeedbackFilter.ALL, Scope.ALL))).contains("5000 NEAREST parcel");
        long[] counts = join(source, near, Scope.ALL).countRules();
        assertThat(counts).containsExactly(1, 2, 1, 2, 4);
    }

    @Test
    void aScopeThatFiltersJourneysHasTheItemsJoinedToThem() {
        MemoryFeedback source = feedback("ann 12 CSAT 4; ann 40 CSAT 1; bob 6 CSAT 5; - 1 CSAT 3; cee 2 CSAT 3");
        Scope converted = Scope.ALL.withJourneys(JourneyFilter.ALL.withConverted(true));
        assertThat(joined(join(source, FeedbackFilter.ALL, converted))).containsExactly("12 NEAREST cart");
        Scope ended = Scope.ALL.withJourneys(JourneyFilter.ALL.withConverted(false));
        JoinedFeedback others = join(source, FeedbackFilter.ALL, ended);
        assertThat(joined(others)).containsExactly("6 NEAREST cart", "40 NEAREST parcel");
        assertThat(others.answered().numerator()).isEqualTo(2);
        assertThat(others.answered().denominator()).isEqualTo(2);
        assertThat(join(source, FeedbackFilter.ALL, Scope.ALL).size()).isEqualTo(5);
    }

    @Test
    void figuresOfEachKind() {
        MemoryFeedback source = feedback("""
                a 1 NPS 10; b 1 NPS 9; c 1 NPS 9; d 1 NPS 10; e 1 NPS 9; f 1 NPS 10; g 1 NPS 7; h 1 NPS 8; i 1 NPS 0; j 1 NPS 6;
                a 2 CSAT 4; b 2 CSAT 5; c 2 CSAT 3; a 3 CES 5; b 3 CES 6; c 3 CES 7; d 3 CES 3; e 3 CES 6""");
        FeedbackFigures all = FeedbackGroups.whole(join(source, FeedbackFilter.ALL, Scope.ALL));
        assertThat(all.items()).isEqualTo(18);
        assertThat(all.customers()).isEqualTo(10);
        assertThat(all.nps().value()).isEqualTo(40);
        assertThat(all.nps().low()).isCloseTo(-12.59, within(0.005));
        assertThat(all.csat().numerator()).isEqualTo(2);
        assertThat(all.csat().denominator()).isEqualTo(3);
        ScaleMean effort = all.ces().get(0);
        assertThat(effort.mean().value()).isCloseTo(5.4, within(1e-12));
        assertThat(effort.easy().numerator()).isEqualTo(4);
        assertThat(effort.easy().low()).isCloseTo(0.376, within(5e-4));
        assertThat(effort.easy().high()).isCloseTo(0.964, within(5e-4));
        double levels =
                (6 - 2) + (0.5 + 1 + 0) + (4 / 6.0 * 2 - 1 + 5 / 6.0 * 2 - 1 + 1 + 2 / 6.0 * 2 - 1 + 5 / 6.0 * 2 - 1);
        assertThat(all.level().value()).isCloseTo(levels / 18, within(1e-12));
        FeedbackFigures low = FeedbackGroups.whole(join(
                source,
                new FeedbackFilter(
                        List.of(FeedbackKind.CES),
                        null,
                        null,
                        null,
                        null,
                        Duration.ofDays(1),
                        FeedbackTime.ANSWERED,
                        null,
                        null,
                        true),
                Scope.ALL));
        assertThat(low.ces().get(0).easy().numerator()).isEqualTo(1);
        assertThat(low.nps()).isNull();
        assertThat(low.csat()).isNull();
    }

    /** The same items in other imports and another order: not one bit differs. */
    @Test
    void figuresDoNotHangOnTheOrderOfArrival() {
        Random chance = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(i == 0 ? "" : ";")
                    .append(i % 11 == 0 ? "-" : "c" + chance.nextInt(40))
                    .append(' ')
                    .append(chance.nextInt(50))
                    .append(i % 3 == 0 ? " CES " + (1 + chance.nextInt(7)) : " CSAT " + (1 + chance.nextInt(5)));
        }
        List<FeedbackRow> rows = MemoryFeedback.rows(text.toString());
        MemoryFeedback whole = new MemoryFeedback(id -> Integer.parseInt(id.substring(1))).add("survey", rows);
        FeedbackFigures before = FeedbackGroups.whole(join(whole, FeedbackFilter.ALL, Scope.ALL));
        for (int seed = 0; seed < 5; seed++) {
            List<FeedbackRow> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            int shift = seed * 1_000;
            MemoryFeedback parts = new MemoryFeedback(id -> 50_000 - shift - Integer.parseInt(id.substring(1)))
                    .add("survey", shuffled.subList(0, 150))
                    .add("survey", shuffled.subList(150, 400));
            assertThat(FeedbackGroups.whole(join(parts, FeedbackFilter.ALL, Scope.ALL)))
                    .isEqualTo(before);
        }
    }

    /** Praise with the lowest score contradicts itself, and so does blame with the highest; what says nothing does not. */
    @Test
    void aTextWithoutAKnownWordContradictsNothing() {
        MemoryFeedback source = feedback("""
                        ann 12 CSAT 1 language=en text=great_and_very_good; ann 13 CSAT 5 language=en text=.; ann 14 CSAT 1 language=en text=parcel_4711;
                        ann 15 CSAT 5 language=en text=terrible_and_awful; ann 16 CSAT 5 language=en text=great""");
        JoinedFeedback joined = join(source, FeedbackFilter.ALL, Scope.ALL);
        assertThat(joined.contradictions())
                .extracting(place -> joined.at(place) / 1_000_000)
                .containsExactly(15L, 12L);
    }
}
