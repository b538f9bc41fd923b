package io.throughline.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary of one part: text to dense code, in order of first use. */
public final class BatchNames {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The code of a name, new or known; −1 for null. */
    public int code(@Nullable String name) {
        if (name == null) {
            return -1;
        }
        Integer known = codes.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    public String name(int code) {
        return names.get(code);
    }

    public int size() {
        return names.size();
    }

    public List<String> all() {
        return names;
    }
}
