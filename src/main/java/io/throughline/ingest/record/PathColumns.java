package io.throughline.ingest.record;

import io.throughline.ingest.format.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
            "channel_grouping_path",
            "mcf_channel_grouping_path",
            "default_channel_group_path",
            "default_channel_grouping_path",
            "trace",
            "variant");
    private static final List<String> CONVERSIONS = List.of(
            "total_conversions",
            "conversions",
            "total_conversion",
            "conversion",
            "conversion_count",
            "converted",
            "total_conv",
            "conv",
            "key_events");
    private static final List<String> VALUE = List.of(
            "total_conversion_value",
            "conversion_value",
            "conversions_value",
            "total_conv_value",
            "conv_value",
            "total_value",
            "value",
            "total_revenue",
            "revenue",
            "purchase_revenue");
    private static final List<String> NULLS = List.of(
            "total_null",
            "null",
            "nulls",
            "total_nulls",
            "null_count",
            "conv_null",
            "null_conversions",
            "total_null_conversions",
            "non_conversions",
            "unconverted",
            "not_converted");
    private static final List<String> JOURNEYS =
            List.of("occurrences", "occurrence", "count", "frequency", "journeys", "total_journeys", "cases");

    /** Count journeys beside conversions; alone they may as well be visits of a page. */
    private static final List<String> VISITS = List.of("sessions", "visits", "users", "visitors", "customers");

    public static PathColumns of(List<String> header) {
        int conversions = find(header, CONVERSIONS);
        int nulls = find(header, NULLS);
        int journeys = find(header, JOURNEYS);
        boolean visits = journeys < 0 && nulls < 0 && conversions >= 0;
        return new PathColumns(
                find(header, PATH), conversions, find(header, VALUE), nulls, visits ? find(header, VISITS) : journeys);
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

    /** A sentence about path tables where a file that is none looks like one; else empty. */
    static String hint(List<String> header) {
        boolean like = find(header, PATH) >= 0
                || header.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("path"));
        return like
                ? " A path table has the columns path, total_conversions, total_conversion_value and total_null, or path and occurrences."
                : "";
    }

    /** Which column is read as what, and which are not. */
    String describe(List<String> header) {
        List<String> uses = new ArrayList<>();
        uses.add("path ← " + header.get(path));
        add(uses, "conversions", conversions, header);
        add(uses, "value", value, header);
        add(uses, "nulls", nulls, header);
        add(uses, "journeys", journeys, header);
        List<Integer> read = List.of(path, conversions, value, nulls, journeys);
        List<String> others = IntStream.range(0, header.size())
                .filter(column -> !read.contains(column) && !header.get(column).isEmpty())
                .mapToObj(header::get)
                .toList();
        return "Columns: " + String.join(", ", uses)
                + (others.isEmpty() ? "." : "; not read: " + String.join(", ", others) + ".");
    }

    private static void add(List<String> uses, String use, int column, List<String> header) {
        if (column >= 0) {
            uses.add(use + " ← " + header.get(column));
        }
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
