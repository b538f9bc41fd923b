package io.throughline.analysis.summary;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What conversions are worth, by the currency they name in their attribute {@value #ATTRIBUTE}; letters large and small are the same.
 *
 * <p>Cost: one pass over the journeys where the data have that attribute, else none.
 */
public final class CurrencyValues {
    private static final String ATTRIBUTE = "currency";

    /**
     * Conversions that name the same currency.
     *
     * @param currency null for those that name none
     * @param conversions with a value other than 0
     */
    public record CurrencyValue(@Nullable String currency, long conversions, double value) {}

    private CurrencyValues() {}

    /** By currency, those without one last; empty where no conversion names any. */
    public static List<CurrencyValue> of(JourneySet set) {
        if (!set.columns().attributeNames().contains(ATTRIBUTE)) {
            return List.of();
        }
        CodeColumn column = set.columns().attribute(ATTRIBUTE);
        int size = column.values().size();
        long[] conversions = new long[size + 1];
        double[] values = new double[size + 1];
        for (JourneyBlock block : set.blocks()) {
            int[] codes = column.codes(block.timelines());
            for (int j = 0; j < block.journeys(); j++) {
                if (block.value()[j] != 0) {
                    int code = codes[block.lastRow().at(block.offset()[j + 1] - 1)];
                    int at = code == CodeColumn.MISSING ? size : code;
                    conversions[at]++;
                    values[at] += block.value()[j];
                }
            }
        }
        return listed(column, conversions, values);
    }

    private static List<CurrencyValue> listed(CodeColumn column, long[] conversions, double[] values) {
        int size = column.values().size();
        Map<String, CurrencyValue> named = new TreeMap<>();
        for (int code = 0; code < size; code++) {
            if (conversions[code] > 0) {
                String currency = column.values().text(code).strip().toUpperCase(Locale.ROOT);
                named.merge(
                        currency,
                        new CurrencyValue(currency, conversions[code], values[code]),
                        (a, b) -> new CurrencyValue(currency, a.conversions + b.conversions, a.value + b.value));
            }
        }
        List<CurrencyValue> all = new ArrayList<>(named.values());
        if (!all.isEmpty() && conversions[size] > 0) {
            all.add(new CurrencyValue(null, conversions[size], values[size]));
        }
        return all;
    }
}
