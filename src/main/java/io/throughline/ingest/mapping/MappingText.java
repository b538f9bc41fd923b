package io.throughline.ingest.mapping;

import io.throughline.ingest.mapping.SourceMapping.Told;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.YamlFaults;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of a mapping's YAML, each with its line, so that a fault names line, key and what is expected there. */
record MappingText(String id, Map<String, Node> keys) {
    /** What tells the system or the layout, not an interaction. */
    private static final Set<String> UNTOLD =
            Set.of("name", "extends", "recognise", "aliases", "files", "lookup", "superseded");

    private static final int MAX_CHARACTERS = 200_000;

    /** @throws ImportRefused where it is no YAML, or no keys with values */
    static MappingText read(String id, InputStream yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_CHARACTERS);
        Yaml parser = new Yaml(new SafeConstructor(options));
        try {
            Node document = parser.compose(new InputStreamReader(yaml, StandardCharsets.UTF_8));
            MappingText none = new MappingText(id, Map.of());
            return new MappingText(id, document == null ? Map.of() : none.members("", document));
        } catch (MarkedYAMLException fault) {
            int line =
                    fault.getProblemMark() == null ? 1 : fault.getProblemMark().getLine() + 1;
            throw new ImportRefused(
                    "The mapping " + id + ", line " + line + ", is no YAML: " + fault.getProblem() + ".", fault);
        } catch (YAMLException fault) {
            throw new ImportRefused("The mapping " + id + " is no " + YamlFaults.of(fault.getMessage()) + ".", fault);
        }
    }

    /** These keys over those of another: texts and lists stand for themselves, keys of a member are added to the other's, a null takes one away. */
    MappingText over(MappingText base) {
        Map<String, Node> all = new LinkedHashMap<>(base.keys);
        keys.forEach((key, node) -> {
            Node under = base.keys.get(key);
            all.put(
                    key,
                    node instanceof MappingNode mine && under instanceof MappingNode theirs
                            ? merge(theirs, mine)
                            : node);
        });
        all.values().removeIf(MappingText::isNull);
        return new MappingText(id, all);
    }

    private static Node merge(MappingNode under, MappingNode over) {
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        under.getValue().forEach(one -> tuples.put(name(one), one));
        over.getValue().forEach(one -> tuples.put(name(one), one));
        tuples.values().removeIf(one -> isNull(one.getValueNode()));
        return new MappingNode(
                Tag.MAP,
                true,
                List.copyOf(tuples.values()),
                over.getStartMark(),
                over.getEndMark(),
                over.getFlowStyle());
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static boolean isNull(@Nullable Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** Keys with values. @throws ImportRefused where it is something else */
    Map<String, Node> members(String place, @Nullable Node node) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (isNull(node)) {
            return members;
        }
        if (!(node instanceof MappingNode map)) {
            throw fault(node, place, "keys with values, as in key: value");
        }
        for (NodeTuple one : map.getValue()) {
            if (members.put(text(place, one.getKeyNode()), one.getValueNode()) != null) {
                throw fault(one.getKeyNode(), place + '.' + name(one), "a key that stands once");
            }
        }
        return members;
    }

    /** Every text in it, of every key and value. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        keys.values().forEach(node -> addWords(node, words));
        return List.copyOf(words);
    }

    /** What it says of interactions and records, with their expressions as they are written. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        keys.forEach((key, node) -> {
            if (key.equals("interaction")) {
                addTold("", node, told);
            } else if (key.equals("interactions")) {
                for (Node one : list(node)) {
                    addTold(told.isEmpty() ? "" : "or ", one, told);
                }
            } else if (!UNTOLD.contains(key)) {
                addTold(node instanceof MappingNode ? key + ": " : key, node, told);
            }
        });
        return List.copyOf(told);
    }

    private static void addTold(String before, Node node, List<Told> told) {
        if (node instanceof MappingNode map) {
            map.getValue().forEach(one -> addTold(before + name(one), one.getValueNode(), told));
        } else {
            List<String> words = new ArrayList<>();
            addWords(node, words);
            told.add(new Told(before, String.join(", else ", words)));
        }
    }

    private static void addWords(Node node, List<String> words) {
        if (node instanceof ScalarNode scalar) {
            words.add(scalar.getValue());
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(one -> addWords(one, words));
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(one -> {
                addWords(one.getKeyNode(), words);
                addWords(one.getValueNode(), words);
            });
        }
    }

    /** A single text, number or truth value. @throws ImportRefused where it is something else */
    String text(String place, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw fault(node, place, "a text");
    }

    /** A list, or one element that stands for it. */
    List<Node> list(@Nullable Node node) {
        return isNull(node) ? List.of() : node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    List<String> texts(String place, @Nullable Node node) {
        return list(node).stream().map(one -> text(place, one)).toList();
    }

    /** @throws ImportRefused where a key is none of these */
    void requireKnown(Collection<String> known) {
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                throw fault(node, key, "one of " + String.join(", ", known) + " instead of this key");
            }
        });
    }

    ImportRefused fault(@Nullable Node node, String place, String expected) {
        String line = node == null || node.getStartMark() == null
                ? ""
                : ", line " + (node.getStartMark().getLine() + 1);
        return new ImportRefused(
                "The mapping " + id + line + (place.isEmpty() ? "" : ", " + place) + ": expected is " + expected + ".");
    }
}
