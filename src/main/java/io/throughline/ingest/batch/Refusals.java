package io.throughline.ingest.batch;

import io.throughline.ingest.text.TimeForms;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why rows were refused, how often, and an example of each reason. */
final class Refusals {
    private static final int REASONS = 100;
    private static final int TOLD = 3;
    private static final int EXAMPLE = 80;

    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final String example;
        private long rows;

        Count(String example) {
            this.example = example;
        }

        long rows() {
            return rows;
        }
    }

    void add(String reason, String example) {
        Count count = counts.get(reason);
        if (count == null && counts.size() < REASONS) {
            count = new Count(example.length() > EXAMPLE ? example.substring(0, EXAMPLE) + "…" : example);
            counts.put(reason, count);
        }
        if (count != null) {
            count.rows++;
        }
    }

    /** The most frequent reasons with what would have been read. */
    String describe() {
        List<String> told = counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Count> entry) ->
                                -entry.getValue().rows())
                        .thenComparing(Map.Entry::getKey))
                .limit(TOLD)
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s (%,d rows, e.g. \"%s\"; %s)",
                        entry.getKey(),
                        entry.getValue().rows(),
                        entry.getValue().example,
                        accepted(entry.getKey())))
                .toList();
        return String.join("; ", told);
    }

    private static String accepted(String reason) {
        if (reason.contains("time") || reason.contains("date")) {
            return "accepted: ISO 8601 such as 2026-03-01T10:00:00Z, or the forms of time-format=: "
                    + TimeForms.ACCEPTED;
        }
        if (reason.contains("conversions and nulls") || reason.contains("journeys")) {
            return "accepted: whole numbers from 0 to 10,000,000";
        }
        if (reason.contains("number") || reason.contains("cost")) {
            return "accepted: numbers such as 1234.5";
        }
        if (reason.contains("JSON")) {
            return "accepted: JSON objects";
        }
        if (reason.contains("cells than")) {
            return "accepted: as many cells as the header has";
        }
        if (reason.startsWith("row longer")) {
            return "accepted: rows of at most 64 KiB";
        }
        return "accepted: a text of 1 to 512 characters";
    }
}
