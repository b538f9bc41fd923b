package io.throughline.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts of columns by code, for all snapshots that grew out of one load. Append-only, so codes of older segments keep their meaning. */
final class ColumnDictionaries {
    private record Key(ColumnKind kind, String name) {}

    private final Map<Key, Dictionary> all = new ConcurrentHashMap<>();

    Dictionary of(ColumnKind kind, String name) {
        return all.computeIfAbsent(new Key(kind, name), key -> new Dictionary());
    }

    /** Texts of one column. Whoever reads or adds holds its lock. */
    static final class Dictionary {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        /** −1 for the empty text. */
        int code(String text) {
            if (text.isEmpty()) {
                return -1;
            }
            Integer known = codes.get(text);
            if (known != null) {
                return known;
            }
            codes.put(text, texts.size());
            texts.add(text);
            return texts.size() - 1;
        }

        String text(int code) {
            return texts.get(code);
        }

        List<String> texts() {
            return List.copyOf(texts);
        }
    }
}
