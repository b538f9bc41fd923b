package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTreeTest {
    private static final int SIZE = 200;
    private static final long[] ALL = CustomerBits.of(SIZE, i -> true);

    private static RuleQuestion test(String subject, String yes, String no, IntPredicate passes) {
        return new RuleQuestion(subject, true, yes, no, CustomerBits.of(SIZE, passes));
    }

    private static final List<RuleQuestion> TESTS = List.of(
            test("x", "x >= 50", "x < 50", i -> i >= 50),
            test("x", "x >= 120", "x < 120", i -> i >= 120),
            test("odd", "odd", "!odd", i -> i % 2 == 1),
            test("third", "third", "!third", i -> i % 3 == 0));

    private static String rule(IntPredicate member) {
        return RuleTree.of(TESTS, ALL, CustomerBits.of(SIZE, member)).text();
    }

    @Test
    void whatOneQuestionSaysIsThatQuestion() {
        assertThat(rule(i -> i % 2 == 1)).isEqualTo("odd");
        assertThat(rule(i -> i % 2 == 0)).isEqualTo("!odd");
    }

    @Test
    void aRangeIsTwoQuestionsOfOneFamily() {
        assertThat(rule(i -> i >= 50 && i < 120)).isIn("x < 120 && x >= 50", "x >= 50 && x < 120");
    }

    /** The later of two that say the same way is the stronger: below 120 and then below 50 is below 50. */
    @Test
    void whatIsImpliedIsNotSaid() {
        assertThat(rule(i -> i < 50 && i % 2 == 1)).isIn("x < 50 && odd", "odd && x < 50");
        assertThat(rule(i -> i >= 120 || i < 50 && i % 2 == 1)).isEqualTo("x >= 120 || (x < 50 && odd)");
    }

    @Test
    void everybodyIsTrueAndNobodyIsFalse() {
        assertThat(rule(i -> true)).isEqualTo("true");
        assertThat(rule(i -> false)).isEqualTo("false");
    }

    /** One in ten: no question helps, so everybody is the rule with the best F1. */
    @Test
    void withoutHelpfulQuestionsTheRuleIsEverybody() {
        assertThat(RuleTree.of(List.of(), ALL, CustomerBits.of(SIZE, i -> i % 10 == 0))
                        .text())
                .isEqualTo("true");
    }

    @Test
    void whoHasOneValueHasNoOther() {
        RuleQuestion red = new RuleQuestion("colour", false, "red", "!red", ALL);
        RuleQuestion blue = new RuleQuestion("colour", false, "blue", "!blue", ALL);
        assertThat(red.isImplied(false, blue, true)).isTrue();
        assertThat(red.isImplied(true, blue, false)).isFalse();
        assertThat(red.isImplied(false, blue, false)).isFalse();
        assertThat(red.isImplied(false, TESTS.get(0), true)).isFalse();
    }

    @Test
    void theTreeIsTheGreedyOne() {
        int divided = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            boolean[] member = new boolean[SIZE];
            IntStream.range(0, SIZE).forEach(i -> member[i] = random.nextInt(3) == 0);
            List<RuleQuestion> tests = new ArrayList<>();
            for (int t = 0; t < 6; t++) {
                boolean[] passes = new boolean[SIZE];
                int part = 2 + t;
                IntStream.range(0, SIZE)
                        .forEach(i -> passes[i] = random.nextInt(part) == 0 || member[i] && random.nextInt(3) == 0);
                tests.add(test("t" + t, "t" + t, "!t" + t, i -> passes[i]));
            }
            List<Integer> all = IntStream.range(0, SIZE).boxed().toList();
            List<Integer> expected = GreedyTree.chosen(tests, all, i -> member[i]);
            RuleTree tree = RuleTree.of(tests, ALL, CustomerBits.of(SIZE, i -> member[i]));
            assertThat(tree.holding(ALL)).as("seed %d", seed).isEqualTo(CustomerBits.of(SIZE, expected::contains));
            divided += expected.size() < SIZE ? 1 : 0;
        }
        assertThat(divided).isGreaterThan(250);
    }

    /** The set of those for whom a rule holds, read off its text by a reader that knows only and, or, not. */
    @Test
    void theTextSaysWhomTheTreeChose() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            boolean[] member = new boolean[SIZE];
            IntStream.range(0, SIZE)
                    .forEach(i -> member[i] = random.nextInt(8) == 0
                            || i % 2 == 1 && i > 30 + 2 * (random.nextInt(50))
                            || i % 3 == 0 && i < random.nextInt(120));
            RuleTree tree = RuleTree.of(TESTS, ALL, CustomerBits.of(SIZE, i -> member[i]));
            String text = tree.text();
            assertThat(tree.holding(ALL)).as(text).isEqualTo(CustomerBits.of(SIZE, i -> reads(text, i)));
        }
    }

    private static boolean reads(String text, int i) {
        for (String way : text.split(" \\|\\| ")) {
            boolean all = true;
            for (String answer : way.replaceAll("[()]", "").split(" && ")) {
                all &= answer.equals("true")
                        || TESTS.stream()
                                .anyMatch(test -> answer.equals(passes(test, i) ? test.yes() : test.no())
                                        && (answer.equals(test.yes()) || answer.equals(test.no())));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(RuleQuestion test, int i) {
        return (test.passes()[i >>> 6] >>> i & 1) == 1;
    }
}
