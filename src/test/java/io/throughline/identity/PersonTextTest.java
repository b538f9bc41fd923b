package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person is found in texts where an identifier stands alone, and nobody else is. */
class PersonTextTest {
    private static final PersonText PERSON = PersonText.of(
            List.of("ann@example.com", "+491765550123", "12", "customer-0042", "Jörg-4711", "so \"x\" 1", " "));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | u1,Ann@Example.com,Look",
                "true | https://shop.example/?mail=ann%40example.com&x=1",
                "false | joann@example.com,Look",
                "false | jo.ann@example.com,jo-ann@example.com,jo+ann@example.com,jo_ann@example.com",
                "true | -ann@example.com",
                "true | GET /?u=https%3A%2F%2Fshop%2F%3Fmail%3Dann%40example.com HTTP/1.1",
                "true | GET /?tel%3D%2B491765550123",
                "true | {\"who\":\"ann\\u0040example.com\"}",
                "true | {\"who\":\"J\\u00f6rg-4711\"}",
                "true | GET /J%C3%B6rg-4711",
                "true | a,\"so \"\"x\"\" 1\",b",
                "false | 100%13,%%,\\u00zz,%",
                "false | ann@example.community,Look",
                "true | call 0049 (176) 555-0123",
                "false | +49 176 555 01234",
                "true | {\"customer\":12,\"at\":1}",
                "true | 12,2026-01-01",
                "false | a,2026-12-12T12:12:12Z,112,1.12,12.5,x_12",
                "true | \"customer-0042\"",
                "false | customer-00421"
            })
    void rowsThatNameThePerson(boolean named, String row) {
        assertThat(PERSON.isInRow(row)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 rows differ, such as line 3 (12,5,Look) | 12 rows differ, such as line 3 ((erased),5,Look)",
                "asked by ann@example.com. | asked by (erased).",
                "the key \"12\" is taken | the key \"(erased)\" is taken"
            })
    void textsLoseIdentifiersAndNothingElse(String text, String rest) {
        assertThat(PERSON.without(text)).isEqualTo(rest);
    }
}
