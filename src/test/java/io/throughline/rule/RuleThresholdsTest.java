package io.throughline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure that is only compared is asked for where it lies; the answers are those of the figure itself. */
class RuleThresholdsTest {
    private static final int CUSTOMERS = 300;
    private static final List<String> TOUCHPOINTS = List.of("email", "store", "purchase");
    private static final List<String> FIGURES = List.of(
            "count('email')",
            "count('store')",
            "value()",
            "conversions()",
            "interactions()",
            "daysActive()",
            "traits.age",
            "traits[\"gone\"]");
    private static final List<String> SIGNS = List.of("<", "<=", ">", ">=", "==", "!=");

    private static final JourneySet SET = Fixture.of(IntStream.range(0, CUSTOMERS)
                    .mapToObj(RuleThresholdsTest::line)
                    .toArray(String[]::new))
            .blocksOf(50)
            .set();
    private static final AttributeTable COLUMNS = HandColumns.of(SET)
            .trait("age", customer -> customer % 7 == 0 ? null : Integer.toString(customer % 23 - 3));

    private final SplittableRandom random = new SplittableRandom(11);

    private static String line(int customer) {
        SplittableRandom random = new SplittableRandom(customer);
        String steps = (customer % 11 == 0 ? "# " : "") + "email";
        for (int i = random.nextInt(6); i > 0; i--) {
            String pause = random.nextInt(3) == 0 ? " +1d > " : " > ";
            steps += random.nextInt(4) == 0
                    ? " => purchase " + random.nextInt(5) + " | email"
                    : pause + (random.nextBoolean() ? "email" : "store");
        }
        return steps;
    }

    private static BitSet choose(String text) {
        return CustomerRule.compileStored("where", text, COLUMNS, TOUCHPOINTS).choose(SET);
    }

    private static String any(SplittableRandom random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** One comparison, and the same one over a sum that is no plain figure any more. */
    private record Twice(String plain, String disguised) {}

    private Twice comparison() {
        if (random.nextInt(5) == 0) {
            String sign = any(random, SIGNS);
            String time = " timestamp('2026-01-0" + (1 + random.nextInt(3)) + "T00:0" + random.nextInt(6) + ":00Z')";
            String seen = any(random, List.of("firstSeen() ", "lastSeen() "));
            return new Twice(seen + sign + time, seen + "+ duration('0s') " + sign + time);
        }
        String figure = any(random, FIGURES);
        String sign = any(random, SIGNS);
        String other = any(random, List.of("-1", "0", "1", "2", "2.5", "3", "5", "-0.0"));
        return random.nextBoolean()
                ? new Twice(figure + ' ' + sign + ' ' + other, figure + " + 0.0 " + sign + ' ' + other)
                : new Twice(other + ' ' + sign + ' ' + figure, other + ' ' + sign + ' ' + figure + " + 0.0");
    }

    @Test
    void answersAreThoseOfTheFiguresThemselves() {
        Set<BitSet> answers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Twice a = comparison();
            Twice b = comparison();
            Twice c = comparison();
            String joined = any(random, List.of("%s && (%s || !(%s))", "%s || %s && %s", "%s ? %s : %s"));
            String rule = String.format(joined, a.plain, b.plain, c.plain);
            BitSet chosen = choose(rule);
            assertThat(chosen).as(rule).isEqualTo(choose(String.format(joined, a.disguised, b.disguised, c.disguised)));
            answers.add(chosen);
        }
        assertThat(answers).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "value() > 200 && 3 < value() || value() == 3.0 ; 3.0 200.0",
                "value() > 200 && value() + 1 < 3 ; none",
                "value() > 200 || value() in [1, 2] ; none",
                "value() > 200 || value() == count('email') ; none",
                "lastSeen() < timestamp('1970-01-01T00:00:01.0000005Z') ; 999999.0 1000000.0 1000001.0",
                "lastSeen() < timestamp('9000-01-01T00:00:00Z') ; none",
                "lastSeen().getFullYear() == 2026 ; none",
                "visited('email') ; none",
            })
    void figuresThatAreOnlyComparedAreCutWhereTheyAre(String text, String cuts) {
        CustomerFields fields = new CustomerFields(COLUMNS, TOUCHPOINTS, false);
        CompiledRule rule = CompiledRule.of("where", text, fields);
        double[] found = RuleThresholds.of(rule.checked(), fields.used().size())[0];
        String told = found == null
                ? "none"
                : String.join(
                        " ",
                        IntStream.range(0, found.length)
                                .mapToObj(i -> Double.toString(found[i]))
                                .toList());
        assertThat(told).isEqualTo(cuts);
    }

    @Test
    void placesAreAtCutsAndBetweenThem() {
        double[] cuts = {0, 2};
        assertThat(List.of(-1.0, -0.0, 0.0, 1.0, 2.0, 3.0))
                .map(figure -> RuleThresholds.place(cuts, figure))
                .containsExactly(0, 1, 1, 2, 3, 4);
    }
}
