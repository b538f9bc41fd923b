package io.throughline.store.imports;

import io.throughline.journey.FeedbackRow;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.RowHash;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** What was said before, as far as deduplication asks. */
final class KnownFeedback {
    /** Stands for the customer of what nobody knows the customer of. */
    static final int NOBODY = -1;

    private static final int LOOKUP = 10_000;

    private final Cypher cypher;
    private final ImportRanges base;
    private final List<Long> sameSource;
    private @Nullable Set<String> keys;
    private @Nullable Boolean any;
    private boolean anonymousKnown;
    /** By customer, how often each row was brought, less how often it came again. */
    private final Map<Integer, Map<Long, Integer>> left = new HashMap<>();

    /**
     * @param base imports that count
     * @param sameSource seqs of those of the same source
     */
    KnownFeedback(Cypher cypher, ImportRanges base, List<Long> sameSource) {
        this.cypher = cypher;
        this.base = base;
        this.sameSource = sameSource;
    }

    /** A number that differs where rows differ in anything; the same in every process, since it is stored. */
    static long hash(FeedbackRow row) {
        long hash = RowHash.mix(RowHash.mix(RowHash.SEED, row.at()), row.asked());
        hash = RowHash.text(RowHash.text(hash, row.touchpoint()), row.channel());
        hash = RowHash.number(RowHash.mix(hash, row.kind().ordinal()), row.score());
        hash = RowHash.number(RowHash.number(hash, row.least()), row.most());
        hash = RowHash.text(RowHash.text(RowHash.text(hash, row.text()), row.language()), row.key());
        if (row.attributes().isEmpty()) {
            return hash;
        }
        for (Map.Entry<String, String> one : new TreeMap<>(row.attributes()).entrySet()) {
            hash = RowHash.text(RowHash.text(hash, one.getKey()), one.getValue());
        }
        return hash;
    }

    /** Reads what these customers said that was not read yet. @param ordinals −1 for customers that are new */
    void load(int[] ordinals, boolean anonymous) {
        if (!anything()) {
            return;
        }
        int[] unread = Arrays.stream(ordinals)
                .filter(ordinal -> ordinal >= 0 && !left.containsKey(ordinal))
                .sorted()
                .toArray();
        for (int from = 0; from < unread.length; from += LOOKUP) {
            int[] some = Arrays.copyOfRange(unread, from, Math.min(unread.length, from + LOOKUP));
            for (int ordinal : some) {
                left.put(ordinal, new HashMap<>(0));
            }
            cypher.stream(
                    "voice/list-known",
                    Map.of("ordinals", some, "imports", base.runs()),
                    row -> add(row.get("ordinal").asInt(), row.get("hashes").asList(Value::asLong)));
        }
        if (anonymous && !anonymousKnown) {
            anonymousKnown = true;
            cypher.stream(
                    "voice/list-anonymous",
                    Map.of("imports", base.runs()),
                    row -> add(NOBODY, row.get("hashes").asList(Value::asLong)));
        }
    }

    /** Whether any import that counts brought feedback: of interactions alone there may be many, and of their customers too. */
    private boolean anything() {
        Boolean known = any;
        if (known == null) {
            known = !base.isEmpty()
                    && cypher
                            .list(
                                    "voice/list-imports",
                                    Map.of(),
                                    row -> row.get("seq").asLong())
                            .stream()
                            .anyMatch(base::contains);
            any = known;
        }
        return known;
    }

    private void add(int ordinal, List<Long> hashes) {
        Map<Long, Integer> counts = left.computeIfAbsent(ordinal, o -> new HashMap<>(2));
        hashes.forEach(hash -> counts.merge(hash, 1, Integer::sum));
    }

    /** Places of rows whose key no earlier row of the source has. */
    BitSet findNewKeys(List<FeedbackRow> rows) {
        BitSet fresh = new BitSet();
        for (int place = 0; place < rows.size(); place++) {
            String key = rows.get(place).key();
            if (key != null && keys().add(key)) {
                fresh.set(place);
            }
        }
        return fresh;
    }

    /** Whether a row without a key is to be written; told once of each row. @param ordinal of its customer, −1 for a new one or nobody */
    boolean isNew(FeedbackRow row, int ordinal) {
        Map<Long, Integer> counts = left.get(ordinal);
        if (counts == null || ordinal == NOBODY && row.customer() != null) {
            return true;
        }
        Integer again = counts.computeIfPresent(hash(row), (hash, count) -> count - 1);
        return again == null || again < 0;
    }

    private Set<String> keys() {
        Set<String> known = keys;
        if (known == null) {
            Set<String> found = new HashSet<>();
            cypher.stream(
                    "voice/list-keys",
                    Map.of("imports", sameSource),
                    row -> found.addAll(row.get("keys").asList(Value::asString)));
            found.remove("");
            keys = found;
            known = found;
        }
        return known;
    }
}
