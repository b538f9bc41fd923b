package io.throughline.path.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternParserTest {
    private static final String[] PIECES = {
        "a",
        "b-1",
        "3.5",
        "7",
        "\"",
        "\\",
        "\"x y\"",
        "..",
        ".",
        "|",
        "(",
        ")",
        "!",
        "*",
        "+",
        "?",
        "{",
        "}",
        ",",
        "^",
        "$",
        "[",
        "]",
        "&",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "channel",
        "value",
        "plan",
        " ",
        "é",
        "\uD83D\uDED2",
        "{0,3}",
        "{2}",
        "[channel=web]",
        "[value>2]",
        "!(a|b)",
        "%",
        "\n",
        "\uD83D"
    };

    private static Node parse(String text) {
        return PatternParser.parse(new PatternText("matching", text), NameCheck.ANY);
    }

    private static String fault(String text) {
        InvalidArgument fault = catchThrowableOfType(InvalidArgument.class, () -> parse(text));
        assertThat(fault.argument()).isEqualTo("matching");
        return fault.allowed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "^ \"paid search\" ..{0,3} [channel=email] .. !\"refund\"* \"purchase\" $"
                        + " ~ ^ \"paid search\" ..{0,3} [channel=\"email\"] .. !\"refund\"* \"purchase\" $",
                "a b|c                 ~ \"a\" \"b\" | \"c\"",
                "a (b|c) d             ~ \"a\" (\"b\" | \"c\") \"d\"",
                "((a))                 ~ \"a\"",
                "(a b)+                ~ (\"a\" \"b\")+",
                "a{2} b{1,3} c{4,} d?  ~ \"a\"{2} \"b\"{1,3} \"c\"{4,} \"d\"?",
                ".* .{2,3}             ~ .. ..{2,3}",
                "a...b                 ~ \"a\" .. . \"b\"",
                "a..b                  ~ \"a\" .. \"b\"",
                "!(a|!b)               ~ !(\"a\" | !\"b\")",
                "[plan=gold&value>=2.5] ~ [\"plan\"=\"gold\" & value>=\"2.5\"]",
                "[\"channel\"=x]       ~ [\"channel\"=\"x\"]",
                "[step=a]              ~ \"a\"",
                "[step!=a & stage=b]   ~ [step!=\"a\" & stage=\"b\"]",
                "\"say \\\"hi\\\" \\\\\" ~ \"say \\\"hi\\\" \\\\\"",
            })
    void isReadAsMeant(String text, String printed) {
        assertThat(Printed.of(parse(text))).isEqualTo(printed);
        assertThat(parse(printed)).isEqualTo(parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "``          ~ at column 1 found the end, expected a step, '..', '(', '^' or '$'",
                "a )         ~ at column 3 found ')', expected a step, '..', '(', '^' or '$', '|' or the end",
                "(a b        ~ at column 5 found the end, expected a step, '..', '(', '^' or '$', '|' or ')'",
                "a | | b     ~ at column 5 found '|', expected a step",
                "a **        ~ at column 4 found '*', expected a step",
                "^* a        ~ at column 2 found '*', expected a step",
                "..* a       ~ at column 3 found '*', expected a step",
                "a{3,2}      ~ at column 5 found 2, expected a whole number from 3 to 1000",
                "a{1001}     ~ at column 3 found 1001, expected a whole number from 0 to 1000",
                "a{-1}       ~ at column 3 found -1, expected a whole number from 0 to 1000",
                "a{1.5}      ~ at column 3 found 1.5, expected a whole number",
                "a{2         ~ at column 4 found the end, expected ',' or '}'",
                "!(a b)      ~ at column 5 found b, expected '|' or ')', for '!' negates exactly one step",
                "!..         ~ at column 2 found '..', expected a step: a name, '.', '[' or '!'",
                "[channel]   ~ at column 9 found ']', expected = or !=",
                "[channel<x] ~ at column 9 found '<', expected = or !=, for channel is no number",
                "[plan<x]    ~ at column 7 found x, expected a number",
                "[value=x]   ~ at column 8 found x, expected a number",
                "[value=NaN] ~ at column 8 found NaN, expected a number",
                "[plan=a|b]  ~ at column 8 found '|', expected '&' or ']'",
                "[]          ~ at column 2 found ']', expected one of step, touchpoint, channel, stage, campaign, value",
                "a % b       ~ at column 3 found '%', expected a step",
                "a \"b       ~ at column 3 a quoted name begins, expected a closing",
                "\"a\\n\"    ~ at column 3 found a lone \\, expected",
                "é\uD83D\uDED2\uD83D\uDED2 ~ at column 2 found '\uD83D\uDED2', expected a step",
            })
    void faultsNameTheColumnWhatWasFoundAndWhatWasExpected(String text, String expected) {
        assertThat(fault(text)).startsWith("a path pattern; ").contains(expected);
    }

    @Test
    void lengthAndDepthAreLimited() {
        assertThat(parse("a".repeat(2_000))).isEqualTo(new Node.One(Single.named("a".repeat(2_000))));
        assertThat(fault("a ".repeat(1_001))).contains("at most 2000 characters; this one has 2002");
        parse("(".repeat(50) + "a" + ")".repeat(50));
        assertThat(fault("(".repeat(51) + "a" + ")".repeat(51))).contains("at column 52", "deeper than 50");
        parse("!".repeat(50) + "a");
        assertThat(fault("!".repeat(1_999) + "a")).contains("deeper than 50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a{1000} b{1000}", "((a{50}){50}){50}", "((((a{0,0}){1000}){1000}){1000}){1000}", "(a b){0,900}"
            })
    void tooManyPlacesAreRefusedWithWhatToShorten(String text) {
        PatternText source = new PatternText("matching", text);
        Node node = PatternParser.parse(source, NameCheck.ANY);
        InvalidArgument fault = catchThrowableOfType(InvalidArgument.class, () -> Program.of(source, node));
        assertThat(fault.allowed()).contains("at most 2000 places", "shorten").contains("\"a\"");
    }

    @Test
    void programsAreNoLargerThanTold() {
        for (String text : List.of("a ..{0,660}", "(a|b c|d)* e{3,} (f?){2,5} ^ $", "a{0}", "(a|b){7}")) {
            PatternText source = new PatternText("matching", text);
            Node node = PatternParser.parse(source, NameCheck.ANY);
            assertThat((long) Program.of(source, node).size()).isLessThanOrEqualTo(Extent.of(node) + 1);
        }
    }

    @Test
    void anyTextIsAPatternOrRefused() {
        Random random = new Random(3);
        int patterns = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = text(random);
            PatternText source = new PatternText("matching", text);
            try {
                Node node = PatternParser.parse(source, NameCheck.ANY);
                patterns++;
                assertThat(parse(Printed.of(node))).as(text).isEqualTo(node);
                Program.of(source, node);
            } catch (InvalidArgument refused) {
                assertThat(refused.argument()).isEqualTo("matching");
            }
        }
        assertThat(patterns).isGreaterThan(5_000);
    }

    @Test
    void printedPatternsReadBackAsTheSame() {
        Random random = new Random(4);
        RandomPatterns patterns = new RandomPatterns(random, RandomJourneys.TOUCHPOINTS);
        for (int i = 0; i < 20_000; i++) {
            Node node = patterns.node(4);
            String text = Printed.of(node);
            if (text.length() <= 2_000) {
                assertThat(parse(text)).as(text).isEqualTo(node);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            text.append(
                    random.nextInt(20) == 0
                            ? String.valueOf((char) random.nextInt(0x3000))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
