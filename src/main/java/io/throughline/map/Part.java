package io.throughline.map;

import io.throughline.journey.Echo;
import io.throughline.journey.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file whose keys are known; every fault is told with its place. */
final class Part {
    final Node node;
    private final Faults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param allowed its keys; empty: any */
    Part(Node node, Faults faults, Set<String> allowed) {
        this.node = node;
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            faults.add(node, "keys and values are needed here" + (allowed.isEmpty() ? "" : ": " + allowed));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!allowed.isEmpty() && !allowed.contains(name)) {
                faults.unknown(key, "the key", name, allowed);
            } else if (values.put(name, tuple.getValueNode()) != null) {
                faults.add(key, "the key \"" + Echo.of(name) + "\" stands here twice; keep one");
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a key stands here without what it names, as at the end of a file that was cut. */
    boolean saysNothing(String key) {
        return has(key) && value(key) == null;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Where a key stands, else the part itself. */
    Node near(String key) {
        return values.getOrDefault(key, node);
    }

    /** Null where the key is missing, or says nothing. */
    private @Nullable Node value(String key) {
        Node value = values.get(key);
        return value == null || isNothing(value) ? null : value;
    }

    private static boolean isNothing(Node value) {
        return value instanceof ScalarNode && value.getTag().equals(Tag.NULL);
    }

    @Nullable
    String text(String key) {
        Node value = value(key);
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (value != null) {
            faults.add(value, key + " is a text");
        }
        return null;
    }

    /** A place holder, and a fault, where there is none. */
    String required(String key) {
        String text = text(key);
        if (text == null && !(value(key) instanceof Node)) {
            faults.add(near(key), key + " is missing; add it");
        }
        return text == null ? "missing" : text;
    }

    @Nullable
    Double number(String key) {
        String text = text(key);
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            faults.add(near(key), key + " is a number, not \"" + Echo.of(text) + "\"");
            return null;
        }
    }

    @Nullable
    Integer whole(String key) {
        Double number = number(key);
        if (number != null && (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE)) {
            faults.add(near(key), key + " is a whole number");
            return null;
        }
        return number == null ? null : (Integer) number.intValue();
    }

    boolean flag(String key) {
        String text = text(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            faults.add(near(key), key + " is true or false");
        }
        return "true".equals(text);
    }

    <E extends Enum<E>> @Nullable E word(String key, Class<E> words) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        List<String> names = Stream.of(words.getEnumConstants()).map(Enum::name).toList();
        String name = text.toUpperCase(Locale.ROOT);
        if (!names.contains(name)) {
            faults.add(near(key), key + " = " + Echo.of(text) + ": use " + NearestNames.nearest(text, names));
            return null;
        }
        return Enum.valueOf(words, name);
    }

    List<Node> list(String key) {
        Node value = value(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            faults.add(value, key + " is a list");
        }
        return List.of();
    }

    /** Each with its place. */
    List<Texted> texts(String key) {
        List<Texted> texts = new ArrayList<>();
        for (Node item : list(key)) {
            if (item instanceof ScalarNode scalar && !isNothing(item)) {
                texts.add(new Texted(item, scalar.getValue()));
            } else {
                faults.add(item, key + " is a list of texts");
            }
        }
        return texts;
    }

    record Texted(Node node, String text) {}

    List<Part> parts(String key, Set<String> allowed) {
        return list(key).stream().map(item -> new Part(item, faults, allowed)).toList();
    }

    @Nullable
    Part part(String key, Set<String> allowed) {
        Node value = value(key);
        return value == null ? null : new Part(value, faults, allowed);
    }

    /** What stands at a key, as plain texts, numbers, truth values, lists and maps. */
    @Nullable
    Object plain(String key) {
        Node value = value(key);
        return value == null ? null : PlainValues.of(value, faults);
    }
}
