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
                "frag jörg@müller.de oder jörg.meier@mail.de | frag [e-mail] oder [e-mail]",
                "ask o'brien@mail.com, ann(at)mail.com or bob [at] mail [dot] com | ask [e-mail], [e-mail] or [e-mail]",
                "ring 555–123–4567, 555‑123‑4567 or 555 - 123 - 4567 | ring [phone], [phone] or [phone]",
                "ring ５５５１２３４５６７ or ٠١٠١٢٣٤٥٦٧٨ or 555\u00a0123\u00a04567 | ring [phone] or [phone] or [phone]",
                "card ４１１１ 1111–1111–1111 | card [card]",
                "order no. 4711, Bestellnummer: 4712, pedido nº 4713 | order no. [number], Bestellnummer: [number], pedido nº [number]",
                "my order 4711 and ticket A-17 22 | my order [number] and ticket A-17 22",
                "#AB12 and INV/2024/77 | [number] and [number]",
                "on 2015-02-22 or 22.02.2015 10:30 or 2/22/2015 | on 2015-02-22 or 22.02.2015 10:30 or 2/22/2015",
                "at 2015-02-22T10:30:00Z, 2014-2015, 2014 – 2015 | at 2015-02-22T10:30:00Z, 2014-2015, 2014 – 2015",
                "it cost 1.234.567 for 24/7 and 1,234,567 | it cost 1.234.567 for 24/7 and 1,234,567",
                "ring 01.02.03.04.05 or 612.345.678 | ring [phone] or [phone]",
                "a #1 shop, no 100 of 500, km/h | a #1 shop, no 100 of 500, km/h",
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
