package io.throughline.store.imports;

import io.throughline.journey.CustomerKeys;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers of an import whom other systems brought under the same id. An id with an at sign is an address, which all systems share. */
final class SharedIds {
    private static final int EXAMPLES = 3;

    private final Cypher cypher;
    private final ImportRanges base;
    private CustomerKeys keys = CustomerKeys.UNNAMED;
    private boolean compared;
    private @Nullable Others others;

    private final BitSet met = new BitSet();
    private final Set<String> by = new TreeSet<>();
    private final List<String> examples = new ArrayList<>();

    /**
     * What other imports' ids are keys of.
     *
     * @param systems by the import's seq
     * @param otherwise whether any of the same system keeps them in the other way
     */
    private record Others(Map<Long, String> systems, boolean otherwise) {}

    /** @param base imports that count */
    SharedIds(Cypher cypher, ImportRanges base) {
        this.cypher = cypher;
        this.base = base;
    }

    /** @param compare whether the import's ids are compared with those of others */
    void keysOf(CustomerKeys of, boolean compare) {
        keys = of;
        compared = compare && !base.isEmpty();
    }

    /** The other system whose an earlier import is; null where it is of none, or of this one. */
    @Nullable
    String system(long seq) {
        return compared ? others().systems.get(seq) : null;
    }

    private synchronized Others others() {
        Others known = others;
        if (known == null) {
            Map<Long, String> found = new HashMap<>();
            cypher.stream("import/list-other-keys", Map.of("system", keys.system(), "own", keys.own()), row -> {
                if (base.contains(row.get("seq").asLong())) {
                    found.put(row.get("seq").asLong(), row.get("system").asString());
                }
            });
            known = new Others(found, found.values().removeIf(keys.system()::equals));
            others = known;
        }
        return known;
    }

    /** A customer of the import was brought by other systems before. */
    synchronized void add(int ordinal, String id, Set<String> others) {
        if (id.indexOf('@') > 0) {
            return;
        }
        by.addAll(others);
        if (!met.get(ordinal) && examples.size() < EXAMPLES) {
            examples.add(id);
        }
        met.set(ordinal);
    }

    /** What the import is to be known by. */
    Map<String, Object> properties() {
        return Map.of("system", keys.system(), "ownIds", keys.own());
    }

    /** What to say once the last row is written. @param id of the import */
    synchronized List<String> notes(String id) {
        List<String> notes = new ArrayList<>();
        if (!met.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d customers have an id that %s brought too, such as %s: they are one customer with theirs. If they are other"
                            + " people, import the file again with %sids=own and replaces=%s.",
                    met.cardinality(),
                    by.stream().map(SharedIds::named).collect(Collectors.joining(" and ")),
                    String.join(", ", examples),
                    keys.system().equals(CustomerKeys.UNNAMED.system()) ? "system=NAME, " : "",
                    id));
        }
        if (compared && others().otherwise) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Earlier imports of %s keep its ids %s, so its customers count apart from them; import those again with ids=%s"
                            + " and replaces=.",
                    keys.system(),
                    keys.own() ? "as they stand" : "as its own",
                    keys.own() ? "own" : "shared"));
        }
        return notes;
    }

    private static String named(String system) {
        return system.equals(CustomerKeys.UNNAMED.system()) ? "imports without system=" : system;
    }
}
