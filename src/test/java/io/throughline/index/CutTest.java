package io.throughline.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.throughline.Cuts;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Few steps, equal times, gaps at the limits: every definition and filter drawn at random equals the plain reading. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cutEqualsTheDefinitionsReadSentenceBySentence(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            MemoryTimelines log = log(random);
            Scope scope = scope(random);
            List<ReferenceCut.Journey> expected = ReferenceCut.cut(log, scope);
            JourneyIndex index = new JourneyIndex(log);
            index.refresh();
            assertEquals(sorted(expected), sorted(journeys(log, Cuts.of(index, scope), scope)), scope.toString());
        }
    }

    @Test
    void indexThatFollowsEqualsIndexThatStartsAnew() {
        Random random = new Random(11);
        MemoryTimelines log = log(random);
        JourneyIndex following = new JourneyIndex(log);
        for (int i = 0; i < 30; i++) {
            following.refresh();
            log.add(rows(random, 20 + random.nextInt(20), "source " + i));
        }
        following.refresh();
        JourneyIndex anew = new JourneyIndex(log);
        anew.refresh();
        assertEquals(
                sorted(journeys(log, Cuts.of(anew, Scope.ALL), Scope.ALL)),
                sorted(journeys(log, Cuts.of(following, Scope.ALL), Scope.ALL)));
        assertEquals(anew.countTouchpoints(), following.countTouchpoints());
    }

    @Test
    void whatWasTakenOutIsGone() {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy");
        log.add(List.of(Row.of("a", 1, "x"))).add(List.of(Row.of("b", 2, "x")));
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        log.removeFirst();
        index.refresh();
        assertEquals(
                List.of("b"),
                journeys(log, Cuts.of(index, Scope.ALL), Scope.ALL).stream()
                        .map(ReferenceCut.Journey::customer)
                        .toList());
    }

    static MemoryTimelines log(Random random) {
        return new MemoryTimelines(Clock.TIME, "buy", "sign", "Conversion")
                .add(rows(random, 120, "one"))
                .add(rows(random, 60, "two"));
    }

    static List<Row> rows(Random random, int count, String source) {
        String[] touchpoints = {"a", "b", "c", "buy", "sign", "Conversion"};
        String[] channels = {null, "web", "shop"};
        String[] campaigns = {null, "spring"};
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean flagged = random.nextInt(10) == 0;
            double value = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(100);
            Row row = new Row(
                    "c" + random.nextInt(12),
                    random.nextInt(30) * 500_000L,
                    touchpoints[random.nextInt(5)],
                    channels[random.nextInt(channels.length)],
                    campaigns[random.nextInt(campaigns.length)],
                    flagged ? Double.NaN : value,
                    false,
                    source);
            rows.add(row);
            if (flagged) {
                rows.add(new Row(
                        row.customer(),
                        row.at(),
                        row.touchpoint(),
                        row.channel(),
                        row.campaign(),
                        value,
                        true,
                        source));
            }
        }
        // every name occurs, so that no filter is refused as unknown
        for (int i = 0; i < touchpoints.length; i++) {
            rows.add(new Row("c0", 0, touchpoints[i], channels[i % 3], campaigns[1], 1, false, source));
        }
        return rows;
    }

    private static Scope scope(Random random) {
        StepBy stepBy = pick(random, StepBy.TOUCHPOINT, StepBy.TOUCHPOINT, StepBy.CHANNEL, StepBy.CAMPAIGN);
        Definition definition = new Definition(
                pick(random, null, null, List.of("a"), List.of(), List.of("buy", "c")),
                pick(random, AfterConversion.NEW_JOURNEY, AfterConversion.STOP),
                pick(random, null, SECOND, Duration.ofMillis(2500)),
                pick(random, null, null, SECOND, Duration.ZERO),
                pick(random, null, null, 0, 1, 3),
                pick(random, RepeatPolicy.KEEP, RepeatPolicy.COLLAPSE),
                stepBy);
        Period.By by = pick(random, Period.By.START, Period.By.END);
        boolean channels = random.nextInt(4) == 0;
        boolean touchpoints = stepBy == StepBy.TOUCHPOINT && !channels;
        ChannelFilter interactions =
                new ChannelFilter(pick(random, null, null, List.of("two")), channels ? List.of("web") : null);
        JourneyFilter journeys = new JourneyFilter(
                pick(random, null, null, new Period(Instant.ofEpochSecond(3), Instant.ofEpochSecond(9), by)),
                pick(random, null, null, true, false),
                touchpoints ? pick(random, null, null, List.of("a"), List.of("b", "c")) : null,
                touchpoints ? pick(random, null, null, List.of("b")) : null,
                touchpoints ? pick(random, null, null, List.of("a", "c")) : null,
                null,
                null,
                pick(random, null, null, new NumberRange(1, 1), new NumberRange(2, null)),
                definition.inactivity() != null && random.nextBoolean());
        return new Scope(CustomerFilter.ALL, interactions, journeys, definition);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static List<ReferenceCut.Journey> journeys(MemoryTimelines log, JourneySet set, Scope scope) {
        List<ReferenceCut.Journey> journeys = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int ordinal = block.timelines().ordinals()[block.slot()[j]];
                List<String> steps = new ArrayList<>();
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    steps.add(set.steps().id(block.step()[i]));
                }
                journeys.add(new ReferenceCut.Journey(
                        log.loadIds(new int[] {ordinal})[0],
                        block.number()[j],
                        steps,
                        block.interactions()[j],
                        block.converted(j),
                        block.value()[j],
                        block.is(j, JourneyBlock.TAIL),
                        block.is(j, JourneyBlock.OPEN),
                        block.start(j),
                        block.end(j)));
            }
        }
        return journeys;
    }

    static List<ReferenceCut.Journey> sorted(List<ReferenceCut.Journey> journeys) {
        List<ReferenceCut.Journey> copy = new ArrayList<>(journeys);
        Collections.sort(
                copy, Comparator.comparing(ReferenceCut.Journey::customer).thenComparing(ReferenceCut.Journey::number));
        return copy;
    }
}
