package io.throughline.ingest.record;

import io.throughline.ingest.format.Role;
import java.util.List;

/**
 * The columns of a path table; −1 for one that is not there.
 *
 * @param conversions how many journeys converted
 * @param value of all of them
 * @param nulls how many did not convert
 * @param journeys converted or not; with it either of the others may be missing
 */
record PathColumns(int path, int conversions, int value, int nulls, int journeys) {
    private static final List<String> PATH = List.of(
            "path",
            "paths",
            "journey",
            "path_list",
            "channel_path",
            "conversion_path",
            "customer_journey",
            "trace",
            "variant");
    private static final List<String> CONVERSIONS = List.of(
            "total_conversions", "conversions", "total_conversion", "conversion", "conversion_count", "converted");
    private static final List<String> VALUE = List.of(
            "total_conversion_value",
            "conversion_value",
            "conversions_value",
            "total_value",
            "value",
            "total_revenue",
            "revenue");
    private static final List<String> NULLS = List.of(
            "total_null",
            "null",
            "nulls",
            "total_nulls",
            "null_count",
            "non_conversions",
            "unconverted",
            "not_converted");
    private static final List<String> JOURNEYS =
            List.of("occurrences", "occurrence", "count", "frequency", "journeys", "total_journeys", "cases");

    public static PathColumns of(List<String> header) {
        return new PathColumns(
                find(header, PATH),
                find(header, CONVERSIONS),
                find(header, VALUE),
                find(header, NULLS),
                find(header, JOURNEYS));
    }

    /** True for a header with paths and their counts, unless it has customers and times or columns of interactions are named. */
    public static boolean fits(List<String> header, ImportOptions options) {
        PathColumns columns = of(header);
        boolean interactions = find(header, Role.CUSTOMER.columns()) >= 0 && find(header, Role.TIME.columns()) >= 0;
        return columns.path >= 0
                && (columns.conversions >= 0 || columns.journeys >= 0)
                && !interactions
                && options.columns().isEmpty();
    }

    private static int find(List<String> header, List<String> names) {
        for (String name : names) {
            for (int column = 0; column < header.size(); column++) {
                if (Role.isNamed(header.get(column), name)) {
                    return column;
                }
            }
        }
        return -1;
    }
}
