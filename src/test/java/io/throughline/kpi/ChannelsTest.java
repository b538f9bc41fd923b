package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.MemoryFeedback;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final Map<String, String> CHANNELS =
            Map.of("ad", "web", "call", "phone", "pay", "web", "desk", "store", "buy", "web");
    private static final Map<String, Integer> STAGES = Map.of("ad", 1, "call", 2, "desk", 2, "pay", 2, "buy", 3);

    /** Stages are named s1, s2, s3. */
    private static JourneySet market(String... lines) {
        JourneySet plain = Fixture.journeys(lines);
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int code = 0; code < plain.steps().size(); code++) {
            String id = plain.steps().id(code);
            Integer stage = STAGES.get(id);
            touchpoints.add(new Touchpoint(
                    code,
                    id,
                    id,
                    CHANNELS.get(id),
                    null,
                    stage == null ? null : "s" + stage,
                    stage == null ? 0 : stage,
                    null,
                    id.equals("buy")));
        }
        return new JourneySet(
                plain.scope(),
                plain.steps(),
                new Catalogue(touchpoints, List.of(), List.of()),
                plain.blocks(),
                plain.dataUntil());
    }

    private static ChannelConsistency consistency(JourneySet set, String stage) {
        return ChannelConsistency.of(set, said(set, ""), stage);
    }

    /** @param rows of feedback, as {@link MemoryFeedback#rows} reads them */
    private static JoinedFeedback said(JourneySet set, String rows) {
        MemoryFeedback source = new MemoryFeedback(id -> Integer.parseInt(id.substring(1)));
        FeedbackIndex index = new FeedbackIndex(rows.isEmpty() ? source : source.add("s", MemoryFeedback.rows(rows)));
        return FeedbackJoin.join(index.items(1), FeedbackFilter.ALL, set, FeedbackJoin.Customers.ALL);
    }

    /** Ten customers each rate the desk high and the call low, one of them twenty times: it counts as one. */
    @Test
    void whatIsSaidIsToldApartByChannel() {
        JourneySet set = market("ad > desk > call x20");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            rows.append("c").append(i).append(" 1800000000 CSAT 5 touchpoint=desk channel=store;");
            rows.append(("c" + i + " 1800000000 CSAT 2 touchpoint=call channel=phone;").repeat(i == 0 ? 20 : 1));
        }
        rows.append("- 1800000000 CSAT 4 touchpoint=call channel=phone");
        ChannelConsistency found = ChannelConsistency.of(set, said(set, rows.toString()), "s2");
        assertThat(found.channels()).extracting(channel -> channel.level().n()).containsExactly(30L, 10L);
        assertThat(found.channels().get(1).level().value()).isEqualTo(1);
        assertThat(found.levelQ()).isBetween(1e-6, 1e-3);
        assertThat(consistency(set, "s2").levelQ()).isNull();
    }

    /** Of six visits of the second stage three are by phone; of two journeys that call, one goes on after its first call. */
    @Test
    void aStageIsServedByItsChannels() {
        JourneySet set = market("ad > call > call => buy", "call > ad", "desk > pay => buy", "x > ad");
        List<ChannelShare> mix = ChannelMix.of(set, ChannelMix.By.STAGE);
        assertThat(mix).extracting(ChannelShare::stage).containsExactly("s1", "s2", "s2", "s2", "s3");
        assertThat(mix).extracting(ChannelShare::channel).containsExactly("web", "phone", "store", "web", "web");
        ChannelShare phone = mix.get(1);
        assertThat(phone.visits()).isEqualTo(3);
        assertThat(phone.share().denominator()).isEqualTo(5);
        assertThat(phone.progress().numerator()).isEqualTo(1);
        assertThat(phone.progress().denominator()).isEqualTo(2);
        assertThat(mix.stream()
                        .filter(s -> "s2".equals(s.stage()))
                        .mapToLong(ChannelShare::visits)
                        .sum())
                .isEqualTo(5);
        assertThat(ChannelMix.of(set, ChannelMix.By.TOUCHPOINT))
                .filteredOn(s -> "x".equals(s.touchpoint()))
                .singleElement()
                .satisfies(s -> assertThat(s.channel()).isEqualTo("(none)"));
    }

    /** The desk lets 45 of 50 go on within an hour, the phone 10 of 50 after a day: both tests see it; equal channels are equal. */
    @Test
    void inequalityIsSeen() {
        JourneySet set = market(
                "ad > desk => +1h buy x45",
                "ad > desk > ad +2h x5",
                "ad > call => +1d buy x10",
                "ad > call > ad +2d x40");
        ChannelConsistency unequal = consistency(set, "s2");
        assertThat(unequal.channels())
                .extracting(ChannelConsistency.Quality::channel)
                .containsExactly("phone", "store");
        assertThat(unequal.channels().get(1).medianSeconds()).isEqualTo(3_600);
        assertThat(unequal.progressQ()).isLessThan(1e-9);
        assertThat(unequal.secondsQ()).isLessThan(1e-9);
        ChannelConsistency equal = consistency(
                market(
                        "ad > desk => +1h buy x20",
                        "ad > call => +1h buy x20",
                        "ad > desk > ad x9",
                        "ad > call > ad x9"),
                "s2");
        assertThat(equal.progressQ()).isEqualTo(1);
        assertThat(equal.secondsQ()).isEqualTo(1);
        assertThat(consistency(set, "s3").progressQ()).as("one channel").isNull();
        assertThatThrownBy(() -> consistency(set, "s9"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("stage = s9");
    }

    /** From January: three customers, of whom one orders in February and one in March; one more comes first in March. */
    @Test
    void cohortsAreFollowed() {
        JourneySet set = Fixture.journeys(
                "=> buy | => +31d buy | => +1h buy", "=> buy | => +70d buy", "=> buy", "A +70d => buy", "A", "#=> buy");
        List<Cohort> cohorts = Cohorts.of(set, CalendarPeriod.MONTH, null);
        assertThat(cohorts).hasSize(13);
        assertThat(cohorts).extracting(Cohort::customers).startsWith(3L, 0L, 1L).endsWith(0L);
        assertThat(cohorts.get(0).active()).extracting(rate -> rate.numerator()).startsWith(3L, 1L, 1L, 0L);
        assertThat(cohorts.get(2).active())
                .extracting(rate -> rate.denominator())
                .containsOnly(1L);
        assertThat(cohorts.get(12).active())
                .as("the data end with the first of January")
                .isEmpty();
        List<Cohort> seen = Cohorts.of(set, CalendarPeriod.QUARTER, "\"A\"");
        assertThat(seen.get(0).customers()).isEqualTo(2);
        assertThatThrownBy(() -> Cohorts.of(set, CalendarPeriod.DAY, null)).isInstanceOf(InvalidArgument.class);
        assertThat(IntStream.range(0, 12))
                .allSatisfy(i -> assertThat(cohorts.get(i).active()).hasSize(12 - i));
    }

    /** The data end in the second quarter; one customer comes back in it but later, one then for the first time, one in another century. */
    @Test
    void nobodyIsFollowedBeyondTheDataEnd() {
        JourneySet all = Fixture.journeys("=> buy | => +140d buy", "=> +140d buy", "=> +46000d buy", "=> +110d buy");
        long until = all.blocks().get(0).timelines().at()[0] + 120 * 86_400_000_000L;
        JourneySet set = new JourneySet(all.scope(), all.steps(), all.catalogue(), all.blocks(), until);
        List<Cohort> cohorts = Cohorts.of(set, CalendarPeriod.QUARTER, null);
        assertThat(cohorts).extracting(Cohort::customers).containsExactly(1L, 1L);
        assertThat(cohorts.get(0).active()).extracting(rate -> rate.numerator()).containsExactly(1L);
    }
}
