package io.throughline.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Kinds that evidence speaks of, by number from 0. */
final class Kinds {
    private final IdentityRules rules;
    private final List<IdentifierKind> all = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    /** By kind: its place among all kinds by strength; null where a kind has come since. */
    private int @Nullable [] ranks;

    Kinds(IdentityRules rules) {
        this.rules = rules;
    }

    /** The number of a kind, which is the next one where it is new. */
    int code(String name) {
        Integer known = codes.get(name);
        if (known != null) {
            return known;
        }
        all.add(rules.kind(name));
        blocked.add(new Blocked(rules.blocked(), rules.kind(name)));
        ranks = null;
        codes.put(name, all.size() - 1);
        return all.size() - 1;
    }

    boolean has(String name) {
        return codes.containsKey(name);
    }

    IdentifierKind get(int code) {
        return all.get(code);
    }

    /** Whether a value of a kind names nobody. @param normal as values of the kind are written */
    boolean blocks(int code, String normal) {
        return blocked.get(code).contains(normal);
    }

    List<IdentifierKind> all() {
        return all;
    }

    /** Kinds by number, the strongest first. */
    int[] byStrength() {
        return IntStream.range(0, all.size())
                .boxed()
                .sorted((a, b) -> rules.compare(all.get(a), all.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The stronger first. */
    int compare(int a, int b) {
        int[] known = ranks;
        if (known == null) {
            int[] byStrength = byStrength();
            known = new int[byStrength.length];
            for (int place = 0; place < known.length; place++) {
                known[byStrength[place]] = place;
            }
            ranks = known;
        }
        return Integer.compare(known[a], known[b]);
    }
}
