package io.throughline.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.NextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    /** Steps named like their touchpoints; {@code ^} first, {@code $} last, {@code ?} optional, {@code *} anywhere. */
    static Design design(String steps, String edges, AllowedDeviation... allowed) {
        List<DesignStep> list = new ArrayList<>();
        for (String step : steps.split(" ")) {
            String id = step.replaceAll("[\\^$?*]", "");
            list.add(new DesignStep(
                    id, id, null, step.contains("?"), step.contains("*"), step.contains("^"), step.contains("$")));
        }
        List<DesignEdge> follows = new ArrayList<>();
        for (String edge : edges.isBlank() ? new String[0] : edges.split(" ")) {
            String[] ends = edge.split(">");
            follows.add(new DesignEdge(ends[0], ends[1]));
        }
        return new Design(list, follows, Set.of(allowed));
    }

    private static final Design BUYING = design("a^ b c buy$ help*", "a>b b>c c>buy");

    private static String moves(Alignment alignment) {
        StringBuilder text = new StringBuilder();
        alignment
                .moves()
                .forEach(move -> text.append(move.kind().name().charAt(0))
                        .append(move.step())
                        .append(' '));
        return text.toString().strip();
    }

    @Test
    void classesAreKeptApart() {
        JourneySet set = Fixture.journeys("a > b > c => buy", "a > b x2", "a > help > b > c => buy", "a > c => buy");
        Conformance conformance = Conformance.of(set, BUYING, 9);
        assertThat(conformance.complete().numerator()).isEqualTo(2);
        assertThat(conformance.soFar().numerator()).isEqualTo(2);
        assertThat(conformance.deviating().numerator()).isEqualTo(1);
        assertThat(conformance.deviating().denominator()).isEqualTo(5);
        assertThat(conformance.notReached()).containsExactly(new NextStep("b", 2, 1));
    }

    /** A skip of b costs 1 of 3 visits and a way of 4: 1 − 1/7; an extra visit costs 1 of 5 and 4. */
    @Test
    void fitnessIsOneLessCostByWorstCost() {
        Conformance skip = Conformance.of(Fixture.journeys("a > c => buy"), BUYING, 9);
        assertThat(skip.meanFitness()).isCloseTo(1 - 1.0 / 7, within(1e-12));
        Conformance both = Conformance.of(Fixture.journeys("a > c => buy", "a > b > a > c => buy"), BUYING, 9);
        assertThat(both.meanFitness()).isCloseTo((1 - 1.0 / 7 + 1 - 1.0 / 9) / 2, within(1e-12));
        assertThat(both.fitness()).isCloseTo(1 - 2.0 / 16, within(1e-12));
    }

    @Test
    void movesTellWhereAJourneyLeavesTheDesign() {
        Conformance conformance =
                Conformance.of(Fixture.journeys("a > c > help => buy x3", "b > a > c => buy x2", "x > a"), BUYING, 9);
        assertThat(conformance.examples())
                .extracting(ConformanceTest::moves)
                .containsExactly("Aa Sb Ac Ahelp Abuy", "Eb Aa Sb Ac Abuy", "Ex Aa");
        assertThat(conformance.examples()).extracting(Alignment::cost).containsExactly(1, 2, 1);
        assertThat(conformance.deviations(10))
                .extracting(d -> d.kind() + " " + d.step() + " " + d.after() + " "
                        + d.journeys().numerator())
                .containsExactly("SKIPPED b a 3", "OUT_OF_ORDER b null 2", "EXTRA x null 1");
    }

    @Test
    void whatIsOptionalOrAllowedCostsNothing() {
        JourneySet set = Fixture.journeys("a > c => buy", "a > x > b > c => buy");
        Design optional = design("a^ b? c buy$", "a>b b>c c>buy");
        assertThat(Conformance.of(set, optional, 9).complete().numerator()).isEqualTo(1);
        Conformance allowed = Conformance.of(
                set,
                design(
                        "a^ b c buy$",
                        "a>b b>c c>buy",
                        new AllowedDeviation(DeviationKind.SKIPPED, "b"),
                        new AllowedDeviation(DeviationKind.EXTRA, "x")),
                9);
        assertThat(allowed.complete().numerator()).isEqualTo(2);
        assertThat(allowed.deviations(10)).extracting(Deviation::allowed).containsExactly(true, true);
    }

    /** Three of four journeys with the skip buy, one of four without it; the visit to x takes 5 minutes each. */
    @Test
    void aDeviationTellsWhatItGoesWith() {
        Conformance conformance = Conformance.of(
                Fixture.journeys("a > c => buy x3", "a > c", "a > b > c => buy", "a > b x2", "a > x > b +5m"),
                BUYING,
                9);
        Deviation skip = conformance.deviations(1).get(0);
        assertThat(skip.step()).isEqualTo("b");
        assertThat(skip.journeys().numerator()).isEqualTo(3);
        assertThat(skip.conversionWith().numerator()).isEqualTo(3);
        assertThat(skip.conversionWith().denominator()).isEqualTo(3);
        assertThat(skip.conversionWithout().numerator()).isEqualTo(1);
        assertThat(skip.conversionWithout().denominator()).isEqualTo(5);
        Deviation extra = conformance.deviations(9).stream()
                .filter(d -> d.step().equals("x"))
                .findFirst()
                .orElseThrow();
        assertThat(extra.extraSeconds()).isEqualTo(300);
        assertThat(skip.extraSeconds()).isNull();
    }

    /** Whatever the order of customers and journeys, shares with and without add up to all conversions. */
    @Test
    void sumsWithAndWithoutAreTheWhole() {
        Random random = new Random(5);
        String[] lines = new String[60];
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    path(random) + (random.nextBoolean() ? " => buy | +2d " + path(random) : " | +3d " + path(random));
        }
        JourneySet set = Fixture.of(lines).blocksOf(7).set();
        Conformance conformance = Conformance.of(set, BUYING, 9);
        long all = conformance.complete().denominator();
        long deviating = conformance.deviating().numerator();
        assertThat(conformance.complete().numerator() + conformance.soFar().numerator() + deviating)
                .isEqualTo(all);
        for (Deviation d : conformance.deviations(1_000)) {
            assertThat(d.conversionWith().denominator()).isEqualTo(d.journeys().numerator());
            assertThat(d.conversionWith().denominator() + d.conversionWithout().denominator())
                    .isEqualTo(all);
        }
        assertThat(conformance.deviations(1_000))
                .isEqualTo(Conformance.of(Fixture.of(lines).blocksOf(60).set(), BUYING, 9)
                        .deviations(1_000));
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder("a");
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append(" > ").append("abcx".charAt(random.nextInt(4)));
        }
        return path.toString();
    }

    /** Random designs of at most 6 steps and paths of at most 7. */
    @Test
    void costEqualsPlainRelaxation() {
        Random random = new Random(11);
        for (int run = 0; run < 400; run++) {
            Design design = RandomDesign.of(random);
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                line.append(line.isEmpty() ? "" : " > ").append((char) ('a' + random.nextInt(6)));
            }
            boolean converts = random.nextBoolean();
            JourneySet set = Fixture.journeys(line + (converts ? " => buy" : ""));
            int least = RandomDesign.least(design, (line + (converts ? " > buy" : "")).split(" > "), converts);
            Conformance conformance = Conformance.of(set, design, 9);
            int cost = conformance.examples().stream().mapToInt(Alignment::cost).sum();
            assertThat(cost).as(design + " " + line + " " + converts).isEqualTo(least);
            if (cost > 0) {
                assertThat(conformance.examples().get(0).moves().stream()
                                .filter(m -> m.kind() == Move.Kind.SKIPPED || m.kind() == Move.Kind.EXTRA)
                                .count())
                        .isEqualTo(cost);
            }
        }
    }

    @Test
    void designsThatCannotBeFollowedAreRefused() {
        assertThatThrownBy(() -> design("a b$", "a>b"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("first");
        assertThatThrownBy(() -> design("a^ b$", "a>c"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("c");
        JourneySet set = Fixture.journeys("a => buy");
        assertThatThrownBy(() -> Conformance.of(set, design("a^ buy$", ""), 9))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("a way from a first to a last step");
    }

    @Test
    void whatTheDataDoNotHoldIsTold() {
        assertThat(Conformance.of(Fixture.journeys("a => buy"), design("a^ bye$", "a>bye"), 9)
                        .notes())
                .singleElement()
                .asString()
                .contains("\"bye\"", "\"buy\"");
    }

    @Test
    void noJourneysHaveNoFitness() {
        Conformance conformance = Conformance.of(Fixture.journeys(), design("a^$", ""), 9);
        assertThat(conformance.fitness()).isNull();
        assertThat(conformance.complete().value()).isNull();
    }
}
