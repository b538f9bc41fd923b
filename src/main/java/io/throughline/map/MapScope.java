package io.throughline.map;

import java.util.Map;
import java.util.TreeMap;

/** The scope of a map as a line of YAML, and back. */
public final class MapScope {
    private MapScope() {}

    public static String text(Map<String, Object> members) {
        return YamlOutput.line(members);
    }

    public static Map<String, Object> read(String text) {
        Map<String, Object> members = new TreeMap<>();
        if (PlainValues.read(text) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> members.put(String.valueOf(key), value));
        }
        return members;
    }
}
