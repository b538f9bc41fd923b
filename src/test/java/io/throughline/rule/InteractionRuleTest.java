package io.throughline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written, and where it is said that something may not. */
class InteractionRuleTest {
    private static final JourneySet SET = Fixture.journeys("A > B");
    private static final AttributeTable COLUMNS = HandColumns.of(SET)
            .attribute("os", row -> row == 0 ? "ios" : null)
            .attribute("price", row -> row == 0 ? "3" : "2.5")
            .attribute("odd name", row -> "x")
            .attribute("value", row -> "y");

    private static String refusal(String text) {
        try {
            InteractionRule.compile("scope.attributes", text, COLUMNS);
        } catch (InvalidArgument e) {
            assertThat(e.argument()).isEqualTo("scope.attributes");
            return e.allowed();
        }
        throw new AssertionError("taken: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oss == 'x'|line 1, column 1: \"oss\" is not known, one of 7, such as \"os\"",
                "os == 'ios' && sum > 3|line 1, column 16: \"sum\" is not known",
                "attributes[\"od name\"] == 'x'|line 1, column 11: \"od name\" is not known, one of 7, such as \"odd name\"",
                "attributes[os] == 'x'|line 1, column 12: attributes is asked for one name in quotes",
                "size(attributes) > 2|line 1, column 6: attributes is asked for one name in quotes",
                "price < 'three'|line 1, column 7: found no matching overload for '_<_' applied to '(double, string)'; attributes.price holds numbers. Compare it with numbers",
                "os > 3|line 1, column 4: found no matching overload for '_>_' applied to '(string, int)'",
                "os == |line 1, column 6: mismatched input '<EOF>'",
                "price + 1|this one is of type double",
                "{'a': 1}['a'] == 1|maps and messages have no place in such a rule",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String said) {
        assertThat(refusal(text.strip() + (text.endsWith(" ") ? " " : "")))
                .startsWith("a CEL expression")
                .contains(said);
    }

    @Test
    void linesAreCounted() {
        assertThat(refusal("os == 'ios' ||\n  price < 'x'")).contains("line 2, column 9: ");
    }

    @Test
    void ourOwnNamesComeBeforeAttributes() {
        assertThat(InteractionRule.compile("a", "value > 3", COLUMNS).fields())
                .extracting(InteractionFields.Field::kind)
                .containsExactly(InteractionFields.Kind.VALUE);
        assertThat(InteractionRule.compile("a", "attributes[\"value\"] == 'y'", COLUMNS)
                        .fields())
                .extracting(InteractionFields.Field::kind)
                .containsExactly(InteractionFields.Kind.ATTRIBUTE);
    }

    @Test
    void hostileTextsAreRefusedQuickly() {
        assertThat(refusal("os == 'x' || ".repeat(400) + "true")).contains("at most 2000 characters, not 5204");
        assertThat(refusal("(".repeat(600) + "true" + ")".repeat(600))).isNotEmpty();
    }

    @Test
    void loopsThatRunAwayAreRefused() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String nested = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, a + b + c > 0 && os == 'ios')))";
        InteractionRule rule = InteractionRule.compile("scope.attributes", nested, COLUMNS);
        JourneySet set = HandColumns.put(SET, COLUMNS);
        assertThatThrownBy(() -> set.keep(InteractionFilter.of(rule, set)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("fails on one interaction");
    }
}
