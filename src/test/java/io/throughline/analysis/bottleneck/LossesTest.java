package io.throughline.analysis.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.PlainChain;
import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.path.DropOff;
import io.throughline.path.NextStep;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossesTest {
    /** The same journeys where touchpoints have stages. */
    static JourneySet staged(JourneySet set, Function<String, @Nullable String> stage) {
        List<Touchpoint> touchpoints = set.catalogue().touchpoints().stream()
                .map(t -> new Touchpoint(
                        t.code(),
                        t.id(),
                        t.name(),
                        t.channel(),
                        t.kind(),
                        stage.apply(t.id()),
                        0,
                        null,
                        t.conversion()))
                .toList();
        Catalogue catalogue = new Catalogue(touchpoints, List.of(), List.of());
        return new JourneySet(set.scope(), set.steps(), catalogue, set.blocks(), set.dataUntil());
    }

    private static List<DropOff> dropOffs(JourneySet set, int first) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length])
                .losses()
                .dropOffs(first);
    }

    /**
     * dropOff: A 5/10, B 0, C 0, E 2/2. No stages, so the usual one is the median of all four, 0.25. A: s = 0.75 / 0.5, never a return:
     * 10 · 0.5 · (chance 0.5, value 0.5 · 10). E loses all it sees, there is nothing to scale. No line for B and C, where nobody ends.
     */
    @Test
    void lossesByHand() {
        JourneySet set = Fixture.journeys(
                "A => buy 10 x5", "A x4", "B > A", "B => buy 20 x9", "C => buy 20 x10", "E x2", "=> buy 7");
        List<DropOff> drops = dropOffs(set, 20);
        assertThat(drops).extracting(DropOff::touchpoint).containsExactly("A", "E");
        DropOff a = drops.get(0);
        assertThat(a.ended()).isEqualTo(5);
        assertThat(a.dropOff().value()).isEqualTo(0.5);
        assertThat(a.lostConversions()).isCloseTo(2.5, within(1e-12));
        assertThat(a.lostValue()).isCloseTo(25, within(1e-11));
        assertThat(a.cameFrom()).containsExactly(new NextStep("START", 4, 0.8), new NextStep("B", 1, 0.2));
        assertThat(drops.get(1).lostConversions()).isZero();
        assertThat(drops.get(1).lostValue()).isZero();
    }

    /** Three others of the stage: theirs is the median, 0.2 of 0, 0.2, 0.5. Two others only: the median of all, 0.35. */
    @Test
    void theUsualIsThatOfTheStageWhereItHasThreeOthers() {
        String[] log = {"A => buy", "A x9", "B => buy x2", "C => buy x4", "C", "D => buy", "D", "E", "F x3"};
        Function<String, @Nullable String> four = id -> "ABCD".contains(id) ? "purchase" : null;
        Function<String, @Nullable String> three = id -> "ACD".contains(id) ? "purchase" : null;
        JourneySet set = Fixture.journeys(log);
        // A: d = 0.9, s = (1 − m) / 0.1, h = 0.1: 10 · (s − 1) · 0.1
        assertThat(lost(staged(set, four), "A")).isCloseTo(7, within(1e-12));
        // of all: 0, 0.2, 0.5, 0.9, 1, 1 → 0.7
        assertThat(lost(staged(set, three), "A")).isCloseTo(2, within(1e-12));
        assertThat(lost(set, "A")).isCloseTo(2, within(1e-12));
    }

    private static double lost(JourneySet set, String id) {
        return dropOffs(set, 20).stream()
                .filter(drop -> drop.touchpoint().equals(id))
                .findFirst()
                .orElseThrow()
                .lostConversions();
    }

    @Test
    void randomLogsEqualTheChainSolvedAnew() {
        Function<String, @Nullable String> stage = id -> id.equals("A") ? null : "s";
        for (long seed = 0; seed < 400; seed++) {
            JourneySet set = staged(RandomLog.of(seed), stage);
            Reference reference = new Reference(set);
            PlainChain plain = new PlainChain(set, reference, stage);
            List<DropOff> drops = dropOffs(set, 50);
            assertThat(drops.stream().mapToLong(DropOff::ended).sum()).isEqualTo(reference.count(j -> !j.converted()));
            for (DropOff drop : drops) {
                double[] gain = plain.gain(drop.touchpoint());
                assertThat(drop.lostConversions()).as("seed %d", seed).isCloseTo(gain[0], within(1e-9));
                assertThat(drop.lostValue()).as("seed %d", seed).isCloseTo(gain[1], within(1e-7));
            }
            assertThat(drops)
                    .isSortedAccordingTo(Comparator.comparingDouble((DropOff d) -> -d.lostConversions())
                            .thenComparingLong(d -> -d.ended())
                            .thenComparing(DropOff::touchpoint));
        }
    }

    /** With more steps than are solved at once, the first few are those of the whole list. */
    @Test
    void theFirstAreTheFirstOfAll() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            String[] lines = new String[400];
            for (int i = 0; i < lines.length; i++) {
                String path = random.ints(1 + random.nextInt(6), 0, 150)
                        .map(s -> s * s / 150)
                        .mapToObj(s -> "s" + (1000 + s))
                        .collect(Collectors.joining(" > "));
                lines[i] = path + (random.nextInt(3) == 0 ? " => buy " + random.nextInt(9) : "");
            }
            JourneySet set = Fixture.journeys(lines);
            List<DropOff> all = dropOffs(set, 1000);
            for (int first : new int[] {0, 1, 3, 20}) {
                assertThat(dropOffs(set, first)).isEqualTo(all.subList(0, first));
            }
        }
    }

    @Test
    void nothingIsLostWhereThereIsNothing() {
        assertThat(dropOffs(Fixture.journeys(), 20)).isEmpty();
        assertThat(dropOffs(Fixture.journeys("=> buy", "A => buy"), 20)).isEmpty();
        assertThat(dropOffs(Fixture.journeys("A > B", "B"), 20))
                .extracting(DropOff::lostConversions)
                .containsExactly(0.0);
    }
}
