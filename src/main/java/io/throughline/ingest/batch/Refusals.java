package io.throughline.ingest.batch;

import io.throughline.ingest.text.TimeForms;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RowOutcomes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Why rows were refused, how often, and an example of each reason. */
final class Refusals {
    private static final int REASONS = 100;
    private static final int TOLD = 3;
    private static final int EXAMPLE = 80;

    private static final String KEY_TAKEN = "a key that a row with other content has";
    private static final String OTHER_CLOCK = "the customer has both times and step numbers";
    private static final Map<Pattern, String> ACCEPTED = accepted();

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

    /** Rows that the store refused. @param refused how many there are */
    void look(InteractionBatch part, long refused) {
        for (int entry = 0; refused > 0 && entry < part.size(); entry++) {
            RowOutcomes.Outcome outcome = part.outcomes.of(entry);
            if (outcome.isRefused() && !part.derived(entry)) {
                String customer = part.customers.name(part.customer(entry));
                boolean key = outcome == RowOutcomes.Outcome.KEY_TAKEN;
                add(key ? KEY_TAKEN : OTHER_CLOCK, key ? String.valueOf(part.key(entry)) : customer);
            }
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
                        "%s (%,d rows, e.g. \"%s\"%s)",
                        entry.getKey(),
                        entry.getValue().rows(),
                        entry.getValue().example,
                        accepted(entry.getKey())))
                .toList();
        return String.join("; ", told);
    }

    /** What would be read instead; empty where the reason says it. */
    private static String accepted(String reason) {
        return ACCEPTED.entrySet().stream()
                .filter(one -> one.getKey().matcher(reason).find())
                .findFirst()
                .map(one -> one.getValue().isEmpty() ? "" : "; accepted: " + one.getValue())
                .orElse("");
    }

    private static Map<Pattern, String> accepted() {
        Map<Pattern, String> all = new LinkedHashMap<>();
        all.put(Pattern.compile("^breaks the rule"), "");
        all.put(
                Pattern.compile("^" + KEY_TAKEN),
                "one row a key; a file that corrects an earlier one comes with replaces=");
        all.put(Pattern.compile("times and step numbers"), "for each customer the one or the other");
        all.put(Pattern.compile("cells than"), "as many cells as the header has");
        all.put(Pattern.compile("^row longer"), "rows of at most 64 KiB");
        all.put(Pattern.compile("JSON"), "JSON objects");
        all.put(
                Pattern.compile("\\b(time|date|day)\\b"),
                "ISO 8601 such as 2026-03-01T10:00:00Z, or the forms of time-format=: " + TimeForms.ACCEPTED);
        all.put(Pattern.compile("^no |^empty |longer than"), "a text of 1 to 512 characters");
        all.put(Pattern.compile("consent"), "yes, no, granted, refused and the like");
        all.put(Pattern.compile("kind of feedback"), "NPS, CSAT, CES, RATING, TEXT");
        all.put(Pattern.compile("scale|NPS"), "a number within the scale whose ends are least= and most=");
        all.put(Pattern.compile("conversions and nulls|journeys"), "whole numbers from 0 to 10,000,000");
        all.put(Pattern.compile("number|cost"), "numbers such as 1234.5");
        return all;
    }
}
