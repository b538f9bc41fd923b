package io.throughline.kpi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Plain values of YAML. A moment stays the text that it is written as, a number keeps its digits. */
final class YamlValues {
    private YamlValues() {}

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** How a fault tells it. */
    static String shown(@Nullable Node node) {
        if (node == null || isNull(node)) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "keys and values";
    }

    static @Nullable Object of(Node node) {
        if (node instanceof MappingNode map) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (NodeTuple entry : map.getValue()) {
                values.put(shown(entry.getKeyNode()), of(entry.getValueNode()));
            }
            return values;
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(YamlValues::of).toList();
        }
        return isNull(node) ? null : scalar((ScalarNode) node);
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException otherwise) {
                return text;
            }
        }
        return text;
    }
}
