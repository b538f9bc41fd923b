package io.throughline.ingest.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a mapping takes from a record, so that readers pass over all else. */
public final class Reads {
    private final Set<String> names = new HashSet<>();
    private final Map<String, Set<String>> elements = new HashMap<>();
    private boolean whole;
    private boolean text;

    /** Members, or columns, by their names. */
    public static Reads of(String... names) {
        Reads reads = new Reads();
        reads.names.addAll(List.of(names));
        return reads;
    }

    void add(String name) {
        names.add(name);
    }

    /** Of a list of {@code {key, value}} the element with a key. */
    void add(String list, String key) {
        elements.computeIfAbsent(list, same -> new HashSet<>()).add(key);
    }

    void addWhole() {
        whole = true;
    }

    void addText() {
        text = true;
    }

    /** Whether an expression sees the record as a whole. */
    public boolean whole() {
        return whole;
    }

    /** Whether the text of the whole record counts. */
    public boolean text() {
        return text;
    }

    /** Members, with dots between the names on the way to them. */
    public Set<String> names() {
        return names;
    }

    /** Keys of elements, by the list. */
    public Map<String, Set<String>> elements() {
        return elements;
    }

    /** Columns of a table, where it takes not all of them. */
    public boolean reads(String column) {
        return whole || text || names.contains(column) || elements.containsKey(column);
    }
}
