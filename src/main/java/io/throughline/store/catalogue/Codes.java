package io.throughline.store.catalogue;

import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store's codes for names, remembered for one session; new names get the next code. */
public final class Codes {
    /** What has dense codes. */
    public enum Kind {
        TOUCHPOINT("touchpoint", "catalogue/list-touchpoint-codes", "catalogue/create-touchpoints"),
        CHANNEL("channel", "catalogue/list-channel-codes", "catalogue/create-channels"),
        CAMPAIGN("campaign", "catalogue/list-campaign-codes", "catalogue/create-campaigns");

        private final String word;
        private final String list;
        private final String create;

        Kind(String word, String list, String create) {
            this.word = word;
            this.list = list;
            this.create = create;
        }
    }

    private static final List<String> KINDS = List.of("seq", "ordinal", "touchpoint", "channel", "campaign");
    private static final int BATCH = 5000;

    private final Cypher cypher;
    private final Kind kind;
    private final Map<String, Integer> known = new HashMap<>();

    public Codes(Cypher cypher, Kind kind) {
        this.cypher = cypher;
        this.kind = kind;
    }

    /** The codes of names, in their order; names not known yet are created. */
    public int[] of(List<String> names) {
        List<String> unknown =
                names.stream().filter(n -> !known.containsKey(n)).distinct().toList();
        for (int from = 0; from < unknown.size(); from += BATCH) {
            List<String> some = unknown.subList(from, Math.min(unknown.size(), from + BATCH));
            known.putAll(cypher.read(tx -> find(tx, kind, some)));
            List<String> missing =
                    some.stream().filter(n -> !known.containsKey(n)).toList();
            if (!missing.isEmpty()) {
                known.putAll(cypher.write(tx -> merge(tx, kind, missing)));
            }
        }
        return names.stream().mapToInt(n -> known.getOrDefault(n, -1)).toArray();
    }

    /** Finds or creates names inside a transaction that also locks the counter. */
    static Map<String, Integer> merge(Tx tx, Kind kind, List<String> names) {
        reserve(tx, kind.word, 0);
        Map<String, Integer> codes = find(tx, kind, names);
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(codes.keySet());
        if (!missing.isEmpty()) {
            int first = reserve(tx, kind.word, missing.size());
            tx.run(kind.create, Map.of("names", missing, "first", first)).consume();
            for (int i = 0; i < missing.size(); i++) {
                codes.put(missing.get(i), first + i);
            }
        }
        return codes;
    }

    private static Map<String, Integer> find(Tx tx, Kind kind, List<String> names) {
        Map<String, Integer> codes = new HashMap<>();
        tx.run(kind.list, Map.of("names", names))
                .forEachRemaining(r -> codes.put(
                        names.get(r.get("place").asInt()), r.get("code").asInt()));
        return codes;
    }

    /** The first of {@code count} numbers taken for a kind; locks the counter until the transaction ends. */
    public static int reserve(Tx tx, String kind, int count) {
        Map<String, Object> params = new HashMap<>();
        KINDS.forEach(k -> params.put(k + "s", k.equals(kind) ? count : 0));
        return tx.run("counter/reserve-numbers", params).single().get(kind).asInt();
    }
}
