package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells of persons and orders is not shown. */
class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann.lee+x@mail.shop.co.uk, please | write to [e-mail], please",
                "call +49 (30) 123-45 67 today | call [phone] today",
                "ring 555-123-4567 | ring [phone]",
                "card 4111 1111 1111 1111 was charged | card [card] was charged",
                "order #4711 and ORD-20419 are late | order [number] and [number] are late",
                "id e9651b370d483da0e3997896680ac286 | id [number]",
                "since 2015 I paid 12,50 for 3 of 10 | since 2015 I paid 12,50 for 3 of 10",
                "wi-fi and covid-19 and b2b | wi-fi and covid-19 and b2b"
            })
    void numbersOfPersonsAndOrdersAreHidden(String text, String shown) {
        assertThat(Masking.mask(text)).isEqualTo(shown);
    }

    /** No text takes longer than its length tells. */
    @Test
    void longTextsAreMaskedToo() {
        for (String part : new String[] {"a", "a.", "1 ", "a@", "+1-", "#1", "((", "a-1"}) {
            assertThat(Masking.mask(part.repeat(20_000))).isNotNull();
        }
    }
}
