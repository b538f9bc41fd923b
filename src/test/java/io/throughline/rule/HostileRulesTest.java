package io.throughline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written as a rule is answered or refused with a reason, soon. */
class HostileRulesTest {
    private static final JourneySet SET = Fixture.of("email > store => purchase 40", "store > email x50", "# store")
            .on("store", "shop", null)
            .set();
    private static final AttributeTable COLUMNS = HandColumns.of(SET)
            .trait("age", customer -> customer % 3 == 0 ? null : Integer.toString(customer))
            .trait("city", customer -> customer % 2 == 0 ? null : "Lyon");
    /** Of the processor: what else the machine does counts for nothing. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String LIST = "[1,2,3,4,5,6,7,8,9,10]";

    /** @return 1 where it was answered, 0 where it was refused */
    private static int ask(String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        int answered = 0;
        try {
            CustomerRule.compile("where", text, COLUMNS, List.of("email", "purchase", "store"))
                    .choose(SET);
            answered = 1;
        } catch (InvalidArgument refused) {
            assertThat(refused.allowed()).isNotBlank();
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(text)
                .isLessThan(SOON);
        return answered;
    }

    private static String truth(Random random, int depth) {
        return switch (depth <= 0 ? random.nextInt(5) : random.nextInt(11)) {
            case 0 -> "visited('store')";
            case 1 -> "converted()";
            case 2 -> text(random) + pick(random, " == ", " != ", " < ") + text(random);
            case 3 ->
                number(random, depth - 1) + pick(random, " < ", " >= ", " == ", " != ") + number(random, depth - 1);
            case 4 -> "has(traits.age)";
            case 5 -> "!(" + truth(random, depth - 1) + ")";
            case 6 -> "(" + truth(random, depth - 1) + " && " + truth(random, depth - 1) + ")";
            case 7 -> "(" + truth(random, depth - 1) + " || " + truth(random, depth - 1) + ")";
            case 8 ->
                "(" + truth(random, depth - 1) + " ? " + truth(random, depth - 1) + " : " + truth(random, depth - 1)
                        + ")";
            case 9 -> number(random, depth - 1) + " in [1, 2.5, " + number(random, depth - 1) + "]";
            default -> "[1, 2].exists(x, x > 1 && " + truth(random, depth - 1) + ")";
        };
    }

    private static String number(Random random, int depth) {
        return switch (depth <= 0 ? random.nextInt(5) : random.nextInt(7)) {
            case 0 -> "traits.age";
            case 1 -> "count('email')";
            case 2 -> "value()";
            case 3 -> Integer.toString(random.nextInt(50));
            case 4 -> random.nextInt(50) + ".5";
            default ->
                "(" + number(random, depth - 1) + pick(random, " + ", " - ", " * ", " / ") + number(random, depth - 1)
                        + ")";
        };
    }

    private static String text(Random random) {
        return pick(random, "traits.city", "firstChannel()", "'Lyon'", "lastChannel()");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Grown from a grammar, so most of them are rules. */
    @Test
    @Timeout(60)
    void grownRulesAreAnswered() {
        Random random = new Random(5);
        int answered = 0;
        for (int i = 0; i < 600; i++) {
            answered += ask(truth(random, 1 + i % 5));
        }
        assertThat(answered).isGreaterThan(500);
    }

    /** Bits of rules in any order, with what is no rule in between. */
    @Test
    @Timeout(60)
    void randomTextIsRefused() {
        String[] bits = {
            "traits",
            ".",
            "age",
            "city",
            "(",
            ")",
            "[",
            "]",
            "'",
            "\"",
            "&&",
            "||",
            "!",
            "?",
            ":",
            "1",
            "0x7f",
            "-",
            "in",
            "==",
            "<",
            "visited",
            "count",
            "'store'",
            "all",
            "exists",
            "map",
            ",",
            "\n",
            "\u0000",
            "\uD83D",
            "é",
            "{",
            "}",
            "r'\\d'",
            "null",
            "true",
            "has",
            "dyn",
            "type",
            "b'x'",
            "1u",
            "9223372036854775807",
            "1e999",
            "@f0",
            "@has0",
            "__x__",
            "%",
            "\\"
        };
        Random random = new Random(6);
        int answered = 0;
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(14); length > 0; length--) {
                text.append(bits[random.nextInt(bits.length)]).append(random.nextInt(3) == 0 ? " " : "");
            }
            answered += ask(text.toString());
        }
        assertThat(answered).as("chance hits").isLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@f0",
                "@has0 && true",
                "traits",
                "traits.age.age == 1",
                "traits[0] == 1",
                "traits['age'",
                "visited(visited('store'))",
                "'store'.visited()",
                ".visited('store')",
                "traits.exists(t, true)",
                "[traits].size() > 0",
                "traits.city.matches('(a+)+$')",
                "traits.city.matches('(')",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a|aa)+$') || visited('store')",
                "1 / 0 == 1",
                "9223372036854775807 + 1 > 0",
                "[1, 2, 3][7] == 1",
                "int(value()) == 9",
                "timestamp('9999-12-31T23:59:59Z') + duration('999999h') > lastSeen()",
                "duration('1x') > duration('1s')",
                "string(traits.age) == '1.0'",
                "dyn(traits.age) == 'x'",
                "type(traits.age) == double",
                "{1: 2}[1] == 2",
                "google.protobuf.Int32Value{value: 1} == 1",
                "b'x' == b'x'",
                "cel.bind(x, 1, x == 1)",
                "visited('" + "x" + "\u0000" + "')",
            })
    void oddOnesAreAnsweredOrRefused(String text) {
        assertThatCode(() -> ask(text)).doesNotThrowAnyException();
    }

    @Test
    @Timeout(60)
    void largeDeepAndLoopingOnesEnd() {
        ask("visited('store')" + " && visited('store')".repeat(90));
        assertThat(ask("visited('store')" + " && visited('store')".repeat(500))).isZero();
        assertThat(ask("(".repeat(900) + "true" + ")".repeat(900))).isZero();
        assertThat(ask("!".repeat(1_999) + "true")).isZero();
        ask("-".repeat(1_000) + "1 < 2");
        ask("[".repeat(300) + "]".repeat(300) + " == []");
        ask("true ? ".repeat(200) + "true" + " : false".repeat(200));
        ask(LIST + ".all(a, " + LIST + ".all(b, " + LIST + ".all(c, " + LIST + ".all(d, a + b + c + d > value()))))");
        ask(LIST + ".map(a, " + LIST + ".map(b, " + LIST + ".map(c, [a, b, c]))).size() > value()");
        ask("('a' + 'b')".repeat(1) + ".matches('" + "(x".repeat(400) + ")".repeat(400) + "')");
        ask("traits.city.matches('(((a{9}){9}){9}){9}')");
    }
}
