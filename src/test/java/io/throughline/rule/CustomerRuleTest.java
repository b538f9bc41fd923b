package io.throughline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules over customers say of five of them, each figure plain from their journeys. */
class CustomerRuleTest {
    /**
     * 0: two purchases, 40 + 60, over three days; 1: one, first seen in the shop; 2: never buys, e-mails four times; 3: counts steps;
     * 4: only a purchase, without channel.
     */
    private static final JourneySet SET = Fixture.of(
                    "email > store +1d => purchase 40 | email +1d => purchase 60",
                    "store > email => purchase 250",
                    "email > email > email > email",
                    "# store > email",
                    "=> purchase 5")
            .on("email", "mail", null)
            .on("store", "shop", "OFFLINE")
            .blocksOf(2)
            .set();

    private static final List<String> TOUCHPOINTS = List.of("email", "purchase", "store");

    private static final List<Map<String, String>> PEOPLE = List.of(
            Map.of("age", "25", "city", "Lyon", "odd name", "x"),
            Map.of("age", "35.5", "city", "Paris"),
            Map.of("age", "60"),
            Map.of("city", "Lyon"),
            Map.of());

    private static final AttributeTable COLUMNS = HandColumns.of(SET)
            .trait("age", customer -> PEOPLE.get(customer).get("age"))
            .trait("city", customer -> PEOPLE.get(customer).get("city"))
            .trait("odd name", customer -> PEOPLE.get(customer).get("odd name"));

    private static CustomerRule rule(String text) {
        return CustomerRule.compile("scope.where", text, COLUMNS, TOUCHPOINTS);
    }

    static String chosen(String text) {
        return rule(text).choose(SET).stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "visited('store')                       | 0 1 3",
                "!visited('store')                      | 2 4",
                "count('email') >= 3                    | 2",
                "count('email') == 2                    | 0",
                "count('email') in [2, 4]               | 0 2",
                "count('purchase') > count('store')     | 0 4",
                "converted()                            | 0 1 4",
                "conversions() == 2                     | 0",
                "value() > 99.5 && value() < 251        | 0 1",
                "value() == 100                         | 0",
                "interactions() == 4                    | 2",
                "interactions() == 5.0                  | 0",
                "firstChannel() == 'shop'               | 1 3",
                "firstChannel() != 'shop'               | 0 2",
                "!(firstChannel() == 'shop')            | 0 2 4",
                "lastChannel() == 'mail'                | 2 3",
                "daysActive() == 3                      | 0",
                "daysActive() == 1                      | 1 2 4",
                "firstSeen() < timestamp('2026-01-01T00:02:00Z')  | 0 1 2 4",
                "lastSeen() > timestamp('2026-01-02T00:00:00Z')   | 0",
                "lastSeen() - firstSeen() > duration('24h')       | 0",
                "firstSeen().getFullYear() == 2026                | 0 1 2 4",
            })
    void behaviour(String text, String customers) {
        assertThat(chosen(text)).isEqualTo(customers == null ? "" : customers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traits.age < 35                        | 0",
                "traits.age < 35.6                      | 0 1",
                "traits.age == 60                       | 2",
                "traits.age in [25, 60.0]               | 0 2",
                "60 == traits.age                       | 2",
                "traits.age != 25                       | 1 2",
                "!(traits.age == 25)                    | 1 2 3 4",
                "has(traits.age)                        | 0 1 2",
                "\"age\" in traits && traits.age / 5 == 5 | 0",
                "traits.age == '25'                     | 0",
                "!(traits.age in ['25', '35.5'])        | 2 3 4",
                "traits.age.endsWith('.5')              | 1",
                "string(traits.age) == '60'             | 2",
                "traits.city in ['Lyon', 'Nice']        | 0 3",
                "traits.city.startsWith('P')            | 1",
                "traits['odd name'] == 'x'              | 0",
                "traits.age > 30 ? visited('store') : converted()                 | 0 1 4",
                "true                                   | 0 1 2 3 4",
            })
    void traitsAndWhatIsMissing(String text, String customers) {
        assertThat(chosen(text)).isEqualTo(customers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traits.agee < 3      |line 1, column 7: \"agee\" is not known, one of 14, such as \"traits.age\"",
                "age < 3              |line 1, column 1: \"age\" is not known, one of 14, such as \"traits.age\"",
                "visited('stores')    |line 1, column 8: touchpoint \"stores\" is not known, one of \"store\", \"email\", \"purchase\"",
                "visited()            |line 1, column 8: it is written visited(\"touchpoint\")",
                "converted('store')   |line 1, column 10: it is written converted()",
                "visited(traits.city) |line 1, column 8: visited takes names in quotes",
                "visitd('store')      |line 1, column 7: \"visitd\" is not known, one of 14, such as \"visited(\"touchpoint\")\"",
                "traits.age < 'x'     |line 1, column 12: found no matching overload for '_<_' applied to '(double, string)'; traits.age holds numbers",
                "traits.city > 3      |line 1, column 13: found no matching overload for '_>_' applied to '(string, int)'; traits.city holds text, such as \"Lyon\", \"Paris\". Compare it with text in quotes",
                "lastSeen() > '2026'  |line 1, column 12: found no matching overload for '_>_'",
                "value()              |this one is of type double",
                "size(traits) > 1     |line 1, column 6: traits is asked for one name in quotes",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String said) {
        assertThatThrownBy(() -> rule(text))
                .isInstanceOfSatisfying(
                        InvalidArgument.class,
                        fault -> assertThat(fault.allowed())
                                .startsWith("a CEL expression that is true or false for one customer; ")
                                .contains(said));
    }

    @Test
    void eitherSideMayBeMissing() {
        assertThat(chosen("traits.city == 'Paris' || count('email') == 4")).isEqualTo("1 2");
        assertThat(chosen("traits.age > 100 ||\n traits.city == 'Lyon'")).isEqualTo("0 3");
    }

    @Test
    void aTimeThatIsNoneIsToldAtTheFirstCustomer() {
        assertThatThrownBy(() -> chosen("lastSeen() > timestamp('soon')"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("fails on one customer");
    }
}
