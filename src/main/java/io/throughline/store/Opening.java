package io.throughline.store;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.neo4j.driver.TransactionContext;

/** The beginning of an import, done in the transaction that takes the lease: what it has to know of the store, and its number. */
final class Opening {
    final String id = UUID.randomUUID().toString();
    final String source;
    private final Cypher cypher;
    private final boolean sample;
    private boolean takesSampleOut;
    private Set<String> conversions = Set.of();
    private long seq;
    private ImportRanges base = ImportRanges.of();
    private boolean customersKnown;

    /** @param takesSampleOut whether the sample leaves, if there is one */
    Opening(Cypher cypher, String source, boolean sample, boolean takesSampleOut) {
        this.cypher = cypher;
        this.source = source;
        this.sample = sample;
        this.takesSampleOut = takesSampleOut;
    }

    /** Tried again after an answer that was lost, it finds the same import. */
    void begin(TransactionContext tx) {
        VisibleImports done = VisibleImports.load(cypher, tx);
        takesSampleOut = takesSampleOut && done.all().stream().anyMatch(VisibleImports.Visible::sample);
        base = takesSampleOut ? done.where(v -> !v.sample()).ranges() : done.ranges();
        customersKnown = Cypher.run(tx, "customer/exists", Map.of())
                .single()
                .get("known")
                .asBoolean();
        conversions = Set.copyOf(Cypher.run(tx, "catalogue/list-conversions", Map.of("withoutSample", takesSampleOut))
                .list(r -> r.get("id").asString()));
        Map<String, Object> params =
                Map.of("id", id, "seq", Codes.reserve(tx, "seq", 1), "source", source, "sample", sample);
        seq = Cypher.run(tx, "import/open-import", params).single().get("seq").asLong();
    }

    ImportState state() {
        return new ImportState(cypher, seq, base, customersKnown);
    }

    boolean takesSampleOut() {
        return takesSampleOut;
    }

    /** Touchpoints marked as conversions. */
    Set<String> conversions() {
        return conversions;
    }
}
