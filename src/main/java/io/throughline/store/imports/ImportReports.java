package io.throughline.store.imports;

import io.throughline.journey.ImportReport;
import io.throughline.journey.Rejection;
import io.throughline.store.query.Cypher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.MapAccessor;

/** Reads import reports back. */
public final class ImportReports {
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
        return new ImportReport(
                row.get("id").asString(),
                row.get("source").asString(),
                Instant.ofEpochMilli(row.get("at").asLong()),
                row.get("rows").asLong(),
                row.get("accepted").asLong(),
                row.get("duplicates").asLong(),
                row.get("rejected").asLong(),
                row.get("rejections").asList(ImportReports::rejection),
                row.get("customers").asLong(),
                row.get("touchpoints").asLong(),
                row.get("notes").asList(Value::asString));
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
        return new ImportReport(
                id,
                source,
                at,
                stored.get("rows").asLong(),
                stored.get("accepted").asLong(),
                stored.get("duplicates").asLong(),
                stored.get("rejected").asLong(),
                rejections.stream().map(r -> rejection(Values.value(r))).toList(),
                stored.get("customers").asLong(),
                stored.get("touchpoints").size(),
                stored.get("notes").asList(Value::asString));
    }
}
