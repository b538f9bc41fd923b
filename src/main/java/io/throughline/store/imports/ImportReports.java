package io.throughline.store.imports;

import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import io.throughline.store.query.Cypher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.MapAccessor;

/** Reads import reports back. */
final class ImportReports {
    private ImportReports() {}

    public static List<ImportReport> list(Cypher cypher, int first, @Nullable String after) {
        OptionalLong before = after == null
                ? OptionalLong.of(Long.MAX_VALUE)
                : cypher.findLong("import/find-seq", Map.of("id", after), "seq");
        return before.isEmpty()
                ? List.of()
                : cypher.list(
                        "import/list-imports", Map.of("first", first, "before", before.getAsLong()), ImportReports::of);
    }

    static List<ImportReport> listBetween(Cypher cypher, long after, long until, int most) {
        return cypher.list(
                "import/list-between", Map.of("after", after, "until", until, "first", most), ImportReports::of);
    }

    private static ImportReport of(MapAccessor row) {
        return of(
                row.get("id").asString(),
                row.get("source").asString(),
                Instant.ofEpochMilli(row.get("at").asLong()),
                row,
                row.get("rejections").asList(ImportReports::rejection),
                row.get("touchpoints").asLong());
    }

    private static Rejection rejection(Value node) {
        Value line = node.get("line");
        return new Rejection(
                line.isNull() ? null : line.asLong(),
                node.get("reason").asString(),
                node.get("row").asString());
    }

    /** The report of an import just finished, from the figures stored with it. */
    static ImportReport of(
            String id, String source, Instant at, Map<String, Object> figures, List<Map<String, Object>> rejections) {
        Value stored = Values.value(figures);
        return of(
                id,
                source,
                at,
                stored,
                rejections.stream().map(r -> rejection(Values.value(r))).toList(),
                stored.get("touchpoints").size());
    }

    private static ImportReport of(
            String id, String source, Instant at, MapAccessor stored, List<Rejection> rejections, long touchpoints) {
        long accepted = stored.get("accepted").asLong();
        return new ImportReport(
                id,
                source,
                at,
                stored.get("rows").asLong(),
                stored.get("taken").asLong(accepted),
                accepted,
                stored.get("leftOut").asLong(0),
                stored.get("duplicates").asLong(),
                stored.get("rejected").asLong(),
                reasons(stored),
                rejections,
                stored.get("customers").asLong(),
                touchpoints,
                notes(stored));
    }

    /** What the audit log tells of an import. */
    static String told(String source, long rows, long rejected) {
        return String.format(Locale.ROOT, "%s: %d rows, %d rejected", source, rows, rejected);
    }

    private static List<String> notes(MapAccessor stored) {
        List<String> notes = new ArrayList<>(stored.get("notes").asList(Value::asString));
        long expired = stored.get("expired").asLong(0);
        if (expired > 0) {
            notes.add(String.format(
                    Locale.ROOT, "%,d of its interactions and answers were too old to be kept and are gone.", expired));
        }
        return notes;
    }

    /** What became of records as properties of an import. */
    static Map<String, Object> properties(RecordAccount account) {
        return Map.of(
                "rows",
                account.records(),
                "taken",
                account.taken(),
                "leftOut",
                account.leftOut(),
                "duplicates",
                account.duplicates(),
                "rejected",
                account.rejected(),
                "fates",
                account.reasons().stream().map(one -> one.fate().name()).toList(),
                "reasons",
                account.reasons().stream().map(RecordAccount.Reason::reason).toList(),
                "reasonRecords",
                account.reasons().stream().map(RecordAccount.Reason::records).toList());
    }

    /** None for an import of before they were kept. */
    private static List<RecordAccount.Reason> reasons(MapAccessor stored) {
        List<RecordAccount.Reason> reasons = new ArrayList<>();
        Value fates = stored.get("fates");
        for (int i = 0; !fates.isNull() && i < fates.size(); i++) {
            reasons.add(new RecordAccount.Reason(
                    RecordAccount.Fate.valueOf(fates.get(i).asString()),
                    stored.get("reasons").get(i).asString(),
                    stored.get("reasonRecords").get(i).asLong()));
        }
        return List.copyOf(reasons);
    }
}
