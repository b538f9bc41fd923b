package io.throughline.store.erasure;

import io.throughline.identity.PersonText;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.store.query.Cypher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Finds a person in everything that is kept beside customers and identifiers, and tells what becomes of it. */
final class ErasedTexts {
    /** Properties that name something; two of a kind never share one. */
    private static final Set<String> NAMES = Set.of("id", "name", "source");

    /** Properties of maps that name it again, or that are one of a kind as well. */
    private static final Set<String> REFERENCES =
            Set.of("key", "at", "touchpoint", "touchpoints", "persona", "personas");

    private static final int UNIQUE = 8;

    private final Cypher cypher;
    private final PersonText person;
    private final PersonIds ids;
    private final PersonCells cells;
    private final List<Map<String, Object>> changes = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    /** New names by those that named the person. */
    private final Map<String, String> names = new HashMap<>();

    private long rows;
    private boolean renamed;

    ErasedTexts(Cypher cypher, PersonText person, PersonIds ids, PersonCells cells) {
        this.cypher = cypher;
        this.person = person;
        this.ids = ids;
        this.cells = cells;
    }

    /** Looks at everything; nothing is written yet. */
    void find(Set<String> customers) {
        cypher.stream("erasure/list-texts", Map.of(), this::text);
        cypher.stream("erasure/list-rejections", Map.of(), row -> rejection(row, customers));
        cypher.stream("erasure/list-kept", Map.of(), this::kept);
        cypher.stream("erasure/list-examples", Map.of(), this::example);
        cypher.stream("erasure/list-consents", Map.of(), this::consents);
    }

    /** Nodes with their new properties. */
    List<Map<String, Object>> changes() {
        return changes;
    }

    /** Nodes that are left with nothing. */
    List<String> gone() {
        return gone;
    }

    /** Records that were not taken and named the person. */
    long rows() {
        return rows;
    }

    /** Whether a name changes that figures are told by. */
    boolean renamed() {
        return renamed;
    }

    private void change(MapAccessor row, Map<String, Object> changed) {
        if (!changed.isEmpty()) {
            changes.add(Map.of("id", row.get("id").asString(), "changed", changed));
        }
    }

    private void text(MapAccessor row) {
        Map<String, Object> changed = new HashMap<>();
        Value texts = row.get("texts");
        for (String name : texts.keys()) {
            boolean own = NAMES.contains(name);
            Object said = without(texts.get(name), own || REFERENCES.contains(name) ? this::renamed : person::without);
            if (said != null) {
                renamed |= own;
                changed.put(name, said);
            }
        }
        change(row, changed);
    }

    /** Null where nothing changes. */
    private static @Nullable Object without(Value value, UnaryOperator<String> without) {
        if (value.isNull()) {
            return null;
        }
        if (value.asObject() instanceof List<?> list) {
            List<String> told = list.stream().map(String::valueOf).toList();
            List<String> rest = told.stream().map(without).toList();
            return rest.equals(told) ? null : rest;
        }
        if (!(value.asObject() instanceof String told)) {
            return null;
        }
        String rest = without.apply(told);
        return rest.equals(told) ? null : rest;
    }

    /** A name that no other thing has; wherever it is written, the same. */
    private String renamed(String name) {
        String rest = person.without(name);
        return rest.equals(name)
                ? name
                : names.computeIfAbsent(
                        name, told -> rest + " " + UUID.randomUUID().toString().substring(0, UNIQUE));
    }

    private void rejection(MapAccessor row, Set<String> customers) {
        boolean named = customers.contains(row.get("customer").asString())
                || person.isInRow(row.get("row").asString())
                || !person.without(row.get("reason").asString())
                        .equals(row.get("reason").asString());
        if (named) {
            gone.add(row.get("id").asString());
        }
    }

    private void kept(MapAccessor row) {
        KeptRows all = new KeptRows(
                Fate.valueOf(row.get("fate").asString()),
                row.get("rows").asLong(),
                row.get("packed").asByteArray());
        try {
            Optional<KeptRows> left = all.without(this::named);
            if (left.isEmpty()) {
                gone.add(row.get("id").asString());
            } else if (left.get().rows() < all.rows()) {
                change(
                        row,
                        Map.of("rows", left.get().rows(), "packed", left.get().packed()));
            }
            rows += all.rows() - left.map(KeptRows::rows).orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void consents(MapAccessor row) {
        List<String> customers = row.get("customers").asList(Value::asString);
        List<String> kinds = row.get("kinds").asList(Value::asString);
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            if (!ids.has(customers.get(i), kinds.get(i))) {
                left.add(i);
            }
        }
        if (left.isEmpty()) {
            gone.add(row.get("id").asString());
        } else if (left.size() < customers.size()) {
            Map<String, Object> changed = new HashMap<>();
            for (String column : List.of("customers", "kinds", "at", "granted")) {
                List<Object> all = row.get(column).asList(Value::asObject);
                changed.put(column, left.stream().map(all::get).toList());
            }
            change(row, changed);
        }
    }

    private boolean named(String reason, String text) {
        boolean named = person.isInRow(text) || !person.without(reason).equals(reason);
        if (named) {
            cells.addRow(text);
        }
        return named;
    }

    private void example(MapAccessor row) {
        List<String> values = row.get("top").asList(Value::asString);
        List<Long> counts = row.get("topCounts").asList(Value::asLong);
        List<String> left = new ArrayList<>();
        List<Long> leftCounts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!person.isCell(values.get(i)) && !cells.alone(row.get("seq").asLong(), values.get(i), counts.get(i))) {
                left.add(values.get(i));
                leftCounts.add(counts.get(i));
            }
        }
        Map<String, Object> changed = new HashMap<>();
        if (left.size() < values.size()) {
            changed.put("top", left);
            changed.put("topCounts", leftCounts);
        }
        boolean number = row.get("numbers").asList(Value::asDouble).stream()
                .anyMatch(figure -> figure == Math.rint(figure) && person.isCell(Long.toString(figure.longValue())));
        if (number && left.size() < values.size()) {
            changed.put("numbers", null);
        }
        change(row, changed);
    }
}
