package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.CurrencyValues.CurrencyValue;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What conversions are worth is told by the currency they name. */
class CurrencyValuesTest {
    private static final JourneySet SOLD = Fixture.journeys(
            "ad => purchase 40", "ad => purchase 2", "ad => purchase 7", "ad => purchase 5", "ad => purchase 0", "ad");

    private static List<CurrencyValue> values(String... byRow) {
        return CurrencyValues.of(HandColumns.put(SOLD, HandColumns.of(SOLD).attribute("currency", row -> byRow[row])));
    }

    @Test
    void valuesAddUpByTheCurrencyOfTheConversionAlone() {
        assertThat(values("USD", "EUR", "USD", "eur ", "USD", "CHF", "USD", null, null, "SEK", "NOK"))
                .containsExactly(
                        new CurrencyValue("CHF", 1, 7), new CurrencyValue("EUR", 2, 42), new CurrencyValue(null, 1, 5));
    }

    @Test
    void nothingIsToldWhereNoConversionNamesACurrency() {
        assertThat(values("USD", null, null, null, null, null, null, null, null, null, null))
                .isEmpty();
        assertThat(CurrencyValues.of(SOLD)).isEmpty();
    }
}
