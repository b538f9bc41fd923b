package io.throughline.kpi;

import io.throughline.journey.NearestNames;
import io.throughline.journey.YamlFault;
import io.throughline.journey.YamlFaults;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Keys and values of a YAML text, which know where they stand in it. Only plain values are read: texts, numbers, truth values, lists and maps. Whatever is refused is refused
 * with line and column.
 */
public final class YamlMap {
    private static final int MAX_CHARACTERS = 5_000_000;
    private static final int MAX_DEPTH = 30;

    private final Node at;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private YamlMap(Node at) {
        this.at = at;
        if (!(at instanceof MappingNode map)) {
            throw fault(at, "", YamlValues.shown(at), "keys and values");
        }
        for (NodeTuple entry : map.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isEmpty() || entries.put(key, entry) != null) {
                throw fault(entry.getKeyNode(), "", key.isEmpty() ? "this key" : key, "a key that is there once");
            }
        }
    }

    /** The whole text, which is one map. Throws {@link YamlFault}. */
    public static YamlMap read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new YamlFault(1, 1, "", "an empty text", "keys and values");
            }
            return new YamlMap(root);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            throw new YamlFault(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "",
                    "this text",
                    "YAML; " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new YamlFault(1, 1, "", "this text", YamlFaults.of(broken.getMessage()));
        }
    }

    /** In their order. */
    public Collection<String> keys() {
        return entries.keySet();
    }

    /** Refuses all other keys. */
    public YamlMap only(Collection<String> allowed) {
        entries.forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                throw fault(entry.getKeyNode(), "", key, NearestNames.nearest(key, allowed));
            }
        });
        return this;
    }

    /** A fault of the value of a key, or where there is none of the map. */
    public YamlFault fault(String key, Object value, String allowed) {
        NodeTuple entry = entries.get(key);
        return fault(entry == null ? at : entry.getValueNode(), key, value, allowed);
    }

    private static YamlFault fault(Node node, String key, Object value, String allowed) {
        Mark mark = node.getStartMark();
        return new YamlFault(mark.getLine() + 1, mark.getColumn() + 1, key, value, allowed);
    }

    /** The same of a value further in, or as far as the names lead. */
    YamlFault faultAt(List<String> path, Object value, String allowed) {
        Node node = at;
        for (String name : path) {
            if (node instanceof MappingNode map) {
                for (NodeTuple entry : map.getValue()) {
                    node = YamlValues.shown(entry.getKeyNode()).equals(name) ? entry.getValueNode() : node;
                }
            }
        }
        return fault(node, String.join(".", path), value, allowed);
    }

    /** A map of this key alone. */
    Map<String, Object> valuesOf(String key) {
        Object value = value(key);
        return value == null ? Map.of() : Map.of(key, value);
    }

    private @Nullable Node node(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null || YamlValues.isNull(entry.getValueNode()) ? null : entry.getValueNode();
    }

    /** Numbers and truth values as they are written; null where there is none. */
    public @Nullable String text(String key) {
        Node node = node(key);
        if (node != null && !(node instanceof ScalarNode)) {
            throw fault(key, YamlValues.shown(node), "a text");
        }
        return node == null ? null : ((ScalarNode) node).getValue();
    }

    public String required(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            throw fault(key, "nothing", "a text: it is required");
        }
        return text;
    }

    /** Null where there is none. */
    public @Nullable Double number(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Number)) {
            throw fault(key, YamlValues.shown(node(key)), "a number");
        }
        return value == null ? null : (Double) ((Number) value).doubleValue();
    }

    /** One of a few words. */
    public <E extends Enum<E>> E word(String key, E usual) {
        String found = text(key);
        if (found == null) {
            return usual;
        }
        List<String> words = new ArrayList<>();
        for (E word : usual.getDeclaringClass().getEnumConstants()) {
            if (word.name().equals(found)) {
                return word;
            }
            words.add(word.name());
        }
        throw fault(key, found, String.join(", ", words));
    }

    /** A list of maps; none where there is no such key. */
    public List<YamlMap> maps(String key) {
        Node node = node(key);
        if (node != null && !(node instanceof SequenceNode)) {
            throw fault(key, YamlValues.shown(node), "a list");
        }
        return node == null
                ? List.of()
                : ((SequenceNode) node).getValue().stream().map(YamlMap::new).toList();
    }

    /** A map; null where there is none. */
    public @Nullable YamlMap map(String key) {
        Node node = node(key);
        return node == null ? null : new YamlMap(node);
    }

    /** Texts, numbers, truth values, lists and maps of such; null where there is none. */
    public @Nullable Object value(String key) {
        Node node = node(key);
        return node == null ? null : YamlValues.of(node);
    }
}
