package io.throughline.store.identity;

import io.throughline.journey.ConsentRow;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** What customers said, as lists that hang on the import that brought it. Written again after a lost answer, it says the same twice. */
public final class StoredConsents {
    private static final int CHUNK = 10_000;

    private StoredConsents() {}

    /** Keeps what was said. @param seq of the import that brings it */
    public static void write(Cypher cypher, long seq, List<ConsentRow> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<ConsentRow> some = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            cypher.write(
                    "identity/keep-consents",
                    Map.of(
                            "seq", seq,
                            "customers", some.stream().map(ConsentRow::customer).toList(),
                            "kinds", some.stream().map(ConsentRow::kind).toList(),
                            "at", some.stream().map(ConsentRow::at).toList(),
                            "granted", some.stream().map(ConsentRow::granted).toList()));
        }
    }

    /** Tells what was said in some imports, in no order. */
    public static void load(Cypher cypher, ImportRanges imports, Consumer<ConsentRow> sink) {
        cypher.stream("identity/list-consents", Map.of("imports", imports.runs()), row -> tell(row, sink));
    }

    private static void tell(MapAccessor row, Consumer<ConsentRow> sink) {
        List<String> customers = row.get("customers").asList(Value::asString);
        List<String> kinds = row.get("kinds").asList(Value::asString);
        List<Long> at = row.get("at").asList(Value::asLong);
        List<Boolean> granted = row.get("granted").asList(Value::asBoolean);
        for (int i = 0; i < customers.size(); i++) {
            sink.accept(new ConsentRow(customers.get(i), kinds.get(i), at.get(i), granted.get(i)));
        }
    }
}
