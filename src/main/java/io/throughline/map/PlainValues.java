package io.throughline.map;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Nodes of YAML as plain values, and plain values as text on one line. */
final class PlainValues {
    private static final int MAX_DEPTH = 10;

    private PlainValues() {}

    /** Of a text of our own. */
    static @Nullable Object read(String text) {
        Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        return node == null ? null : of(node, new Faults(), 0);
    }

    static @Nullable Object of(Node node, Faults faults) {
        return of(node, faults, 0);
    }

    private static @Nullable Object of(Node node, Faults faults, int depth) {
        if (depth > MAX_DEPTH) {
            faults.add(node, "this is nested more than " + MAX_DEPTH + " deep");
            return null;
        }
        if (node instanceof MappingNode mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (map.put(key, of(tuple.getValueNode(), faults, depth + 1)) != null) {
                    faults.add(tuple.getKeyNode(), "this key stands here twice; keep one");
                }
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(of(item, faults, depth + 1)));
            return list;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : null;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        try {
            if (tag.equals(Tag.INT)) {
                return Integer.valueOf(text);
            }
            return tag.equals(Tag.FLOAT) ? (Object) Double.valueOf(text) : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** On one line, keys in their order. */
    static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainValues::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }

    /** Without digits that say nothing. */
    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
