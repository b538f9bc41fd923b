package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * By what the files of a system are told.
 *
 * @param alternatives names, in lower case, of which one list is all there
 * @param begins how its files begin; empty: not told by that
 * @param alone whether nothing but those names is there
 * @param spellings a column's name as the mapping has it, by every other spelling in lower case
 */
record Recognition(List<Set<String>> alternatives, String begins, boolean alone, Map<String, String> spellings) {

    /** @throws ImportRefused with line, key and what is expected there */
    static Recognition read(MappingText yaml) {
        Map<String, String> spellings = new LinkedHashMap<>();
        Node aliases = yaml.keys().get("aliases");
        yaml.members("aliases", aliases).forEach((name, others) -> {
            spellings.put(MappingFile.lower(name), name);
            yaml.texts("aliases." + name, others).forEach(other -> spellings.put(MappingFile.lower(other), name));
        });
        Node told = yaml.keys().get("recognise");
        if (told instanceof org.yaml.snakeyaml.nodes.ScalarNode) {
            return new Recognition(List.of(), yaml.text("recognise", told), false, spellings);
        }
        boolean alone = told instanceof org.yaml.snakeyaml.nodes.MappingNode;
        List<Node> lists = alone
                ? List.of(yaml.members("recognise", told).values().toArray(Node[]::new))
                : yaml.list(told).stream().anyMatch(SequenceNode.class::isInstance)
                        ? yaml.list(told)
                        : told == null ? List.of() : List.of(told);
        List<Set<String>> alternatives = new ArrayList<>();
        for (Node one : lists) {
            List<String> names = yaml.texts("recognise", one);
            names.forEach(name -> spellings.putIfAbsent(MappingFile.lower(name), name));
            alternatives.add(names.stream().map(MappingFile::lower).collect(Collectors.toUnmodifiableSet()));
        }
        return new Recognition(List.copyOf(alternatives), "", alone, spellings);
    }

    /** As a person is told. */
    String told() {
        return begins.isEmpty()
                ? alternatives.stream()
                        .map(names -> names.stream().sorted().collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; or "))
                : "begins with " + begins;
    }

    /** How many names tell a file as of this system; 0 where it is not. @param members in lower case */
    int fit(Set<String> members, String head) {
        if (!begins.isEmpty()) {
            return head.startsWith(begins) ? Integer.MAX_VALUE : 0;
        }
        Set<String> there = members.stream()
                .map(name -> spellings.containsKey(name) ? MappingFile.lower(spellings.get(name)) : name)
                .collect(Collectors.toSet());
        return alternatives.stream()
                .filter(names -> alone ? there.equals(names) : there.containsAll(names))
                .mapToInt(Set::size)
                .max()
                .orElse(0);
    }

    /** Whether what tells the other system is only part of what tells this one. */
    boolean isNarrowerThan(Recognition other) {
        return alternatives.stream()
                .anyMatch(mine -> !other.alternatives.isEmpty()
                        && other.alternatives.stream()
                                .anyMatch(theirs -> mine.size() > theirs.size() && mine.containsAll(theirs)));
    }
}
