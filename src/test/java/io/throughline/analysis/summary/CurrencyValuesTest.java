package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Cuts;
import io.throughline.analysis.summary.CurrencyValues.CurrencyValue;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.util.List;
import java.util.Map;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
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

    /** Conversions of one moment are one, in whatever order they came; of its value each currency is told. */
    @Test
    void aConversionOfSeveralCurrenciesIsToldInEach() {
        List<Row> ads = List.of(row("ad", 0, ""));
        List<Row> euros = List.of(row("buy", 20, "EUR"), row("buy", 5, "eur"));
        List<Row> dollars = List.of(row("buy", 30, "USD"), row("buy", 7, ""));
        for (List<List<Row>> order :
                List.of(List.of(ads, euros, dollars), List.of(dollars, ads, euros), List.of(euros, dollars, ads))) {
            MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy");
            order.forEach(log::add);
            JourneyIndex index = new JourneyIndex(log);
            index.refresh();
            JourneySet set = Cuts.of(index, Scope.ALL);
            assertThat(set.blocks().get(0).journeys()).isOne();
            assertThat(set.blocks().get(0).value()[0]).isEqualTo(62);
            assertThat(CurrencyValues.of(set))
                    .containsExactly(
                            new CurrencyValue("EUR", 1, 25),
                            new CurrencyValue("USD", 1, 30),
                            new CurrencyValue(null, 1, 7));
        }
    }

    private static Row row(String touchpoint, double value, String currency) {
        Map<String, String> cells = currency.isEmpty() ? Map.of() : Map.of("currency", currency);
        return new Row("ann", 1, touchpoint, null, null, value, false, "test", cells, Map.of());
    }
}
