package io.throughline.ingest.batch;

import io.throughline.ingest.text.TextDictionary;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.InteractionBatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts rows whose customer is a word that names nobody: each such word is one customer in all figures, so somebody should leave them out. */
final class NobodyNames {
    private static final int SHOWN = 5;

    /** What programs and spreadsheets leave where there was no id, in lower case. */
    private static final Set<String> LEFTOVERS = Set.of(
            "undefined",
            "guest",
            "-1",
            "(null)",
            "[object object]",
            "#ref!",
            "#value!",
            "#name?",
            "#num!",
            "#div/0!",
            "00000000-0000-0000-0000-000000000000");

    private final Predicate<String> blocked;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    /** Records by kind whose other identifier names nobody, and one of these. */
    private final Map<String, Long> records = new TreeMap<>();

    private final Map<String, String> examples = new HashMap<>();

    /** @param blocked values that name nobody by the rules of identity */
    NobodyNames(Predicate<String> blocked) {
        this.blocked = blocked;
    }

    /** Looks at interactions on their way to the store. */
    void look(InteractionBatch batch) {
        boolean[] nobody = new boolean[batch.customers.size()];
        boolean any = false;
        for (int code = 0; code < nobody.length; code++) {
            nobody[code] = is(batch.customers.name(code));
            any |= nobody[code];
        }
        for (int entry = 0; any && entry < batch.size(); entry++) {
            if (nobody[batch.customer(entry)] && !batch.derived(entry)) {
                count(batch.customers.name(batch.customer(entry)));
            }
        }
    }

    void look(List<FeedbackRow> items) {
        for (FeedbackRow item : items) {
            String customer = item.customer();
            if (customer != null && is(customer)) {
                count(customer);
            }
        }
    }

    /** Looks at what records carried beside their customer. */
    void lookBeside(EvidenceRow row) {
        if (!row.value().equals(row.customer()) && blocked.test(row.value())) {
            records.merge(row.kind(), row.records(), Long::sum);
            examples.putIfAbsent(row.kind(), row.value());
        }
    }

    private boolean is(String customer) {
        return TextDictionary.nothing(customer)
                || blocked.test(customer)
                || LEFTOVERS.contains(customer.toLowerCase(Locale.ROOT));
    }

    private void count(String customer) {
        rows.merge(customer, 1L, Long::sum);
    }

    void tell(List<String> notes) {
        records.forEach((kind, count) -> notes.add(String.format(
                Locale.ROOT,
                "%,d records carry %s that names nobody, such as '%s'; it joins nobody.",
                count,
                kind,
                examples.get(kind))));
        if (rows.isEmpty()) {
            return;
        }
        String named = rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(one ->
                        one.getKey() + (rows.size() == 1 ? "" : String.format(Locale.ROOT, " (%,d)", one.getValue())))
                .collect(Collectors.joining(", "));
        boolean alone = rows.size() == 1;
        notes.add(String.format(
                Locale.ROOT,
                "%,d rows have a customer called %s%s, %s; %s. Leave them out if they are nobody.",
                rows.values().stream().mapToLong(Long::longValue).sum(),
                named,
                rows.size() > SHOWN ? " and others" : "",
                alone ? "a word for nothing" : "words for nothing",
                alone ? "they count as one person" : "each word counts as one person"));
    }
}
