package io.throughline.analysis.summary;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.ConversionRows;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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
     * @param conversions with a value other than 0; one that adds values of several currencies counts in each
     */
    public record CurrencyValue(@Nullable String currency, long conversions, double value) {}

    private CurrencyValues() {}

    /** By currency, those without one last; empty where no conversion names any. */
    public static List<CurrencyValue> of(JourneySet set) {
        if (!set.columns().attributeNames().contains(ATTRIBUTE)) {
            return List.of();
        }
        CodeColumn column = set.columns().attribute(ATTRIBUTE);
        List<String> names = IntStream.range(0, column.values().size())
                .mapToObj(code -> named(column, code))
                .distinct()
                .sorted()
                .toList();
        int[] currencies = IntStream.range(0, column.values().size())
                .map(code -> Collections.binarySearch(names, named(column, code)))
                .toArray();
        long[] conversions = new long[names.size() + 1];
        double[] values = new double[names.size() + 1];
        for (JourneyBlock block : set.blocks()) {
            int[] codes = column.codes(block.timelines());
            int[] counted = new int[values.length];
            Arrays.fill(counted, -1);
            ConversionRows rows = new ConversionRows(block, set.plan());
            for (int j = 0; j < block.journeys(); j++) {
                int journey = j;
                ConversionRows.Sink add = (row, value) -> {
                    int at = codes[row] == CodeColumn.MISSING ? names.size() : currencies[codes[row]];
                    conversions[at] += value != 0 && counted[at] != journey ? 1 : 0;
                    counted[at] = value != 0 ? journey : counted[at];
                    values[at] += value;
                };
                if (block.converted(j)) {
                    rows.each(j, add);
                }
            }
        }
        return listed(names, conversions, values);
    }

    private static String named(CodeColumn column, int code) {
        return column.values().text(code).strip().toUpperCase(Locale.ROOT);
    }

    private static List<CurrencyValue> listed(List<String> names, long[] conversions, double[] values) {
        List<CurrencyValue> all = new ArrayList<>();
        for (int at = 0; at < conversions.length; at++) {
            boolean none = at == names.size();
            if (conversions[at] > 0 && !(none && all.isEmpty())) {
                all.add(new CurrencyValue(none ? null : names.get(at), conversions[at], values[at]));
            }
        }
        return all;
    }
}
