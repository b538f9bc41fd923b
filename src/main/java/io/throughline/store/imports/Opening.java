package io.throughline.store.imports;

import io.throughline.store.catalogue.Codes;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** The beginning of an import, done in the transaction that takes the lease: what it has to know of the store, and its number. */
final class Opening {
    final String id = UUID.randomUUID().toString();
    final String source;
    private final Cypher cypher;
    private final boolean sample;
    private final Function<VisibleImports, Replacement> replaces;
    private Replacement replacement = Replacement.NOTHING;
    private final Set<String> conversions = new TreeSet<>();
    private final Set<String> awaited = new TreeSet<>();
    private long seq;
    private boolean customersKnown;

    /** @param replaces what leaves, of the imports that are finished */
    Opening(Cypher cypher, String source, boolean sample, Function<VisibleImports, Replacement> replaces) {
        this.cypher = cypher;
        this.source = source;
        this.sample = sample;
        this.replaces = replaces;
    }

    /** Tried again after an answer that was lost, it finds the same import. */
    void begin(Tx tx) {
        replacement = replaces.apply(VisibleImports.load(cypher, tx));
        customersKnown =
                tx.run("customer/exists", Map.of()).single().get("known").asBoolean();
        conversions.clear();
        awaited.clear();
        tx.run("catalogue/list-conversions", Map.of("withoutSample", replacement.clearsSample(tx)))
                .list(r -> (r.get("awaited").asBoolean() ? awaited : conversions)
                        .add(r.get("id").asString()));
        Map<String, Object> params =
                Map.of("id", id, "seq", Codes.reserve(tx, "seq", 1), "source", source, "sample", sample);
        seq = tx.run("import/open-import", params).single().get("seq").asLong();
    }

    ImportState state() {
        return new ImportState(cypher, seq, replacement.staying().ranges(), customersKnown);
    }

    /** What leaves when the import becomes visible. */
    Replacement replacement() {
        return replacement;
    }

    /** Touchpoints marked as conversions, and names that are to be once data holds them. */
    Set<String> conversions() {
        Set<String> all = new TreeSet<>(awaited);
        all.addAll(conversions);
        return all;
    }

    /** Whether touchpoints have to be marked when the import becomes visible. @param named by this import */
    boolean hasToMark(Set<String> named) {
        return !awaited.isEmpty() || !named.isEmpty() && !(replacement.isEmpty() && conversions.containsAll(named));
    }
}
