package io.throughline.cli;

import io.throughline.export.PlainYaml;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import io.throughline.journey.NearestNames;
import io.throughline.persona.Persona;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/** Personas as YAML: a list {@code personas} of id, name, rule and, if there are any, description, goals, color. Only plain values are read. */
public final class PersonaFile {
    private static final String LIST = "personas";
    private static final List<String> KEYS = List.of("id", "name", "rule", "description", "goals", "color");
    private static final int MAX_BYTES = 5_000_000;

    private PersonaFile() {}

    /** Throws {@link InvalidArgument} that names the persona by its place, from 1. */
    static List<Persona> read(Path file) throws IOException {
        return read(file.toString(), GivenText.read(file));
    }

    /** The same of any text; {@code place} is how messages name it. */
    public static List<Persona> read(String place, String text) {
        return personas(place, PlainYaml.read(place, text, MAX_BYTES));
    }

    private static List<Persona> personas(String file, @Nullable Object content) {
        if (!(content instanceof Map<?, ?> top)
                || !top.keySet().equals(Set.of(LIST))
                || !(top.get(LIST) instanceof List<?> list)) {
            throw new InvalidArgument(file, "this content", "one list under the key personas:");
        }
        List<Persona> personas = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String place = LIST + "[" + (i + 1) + "]";
            Persona persona = persona(place, list.get(i));
            if (!ids.add(persona.id())) {
                throw new InvalidArgument(place + ".id", persona.id(), "an id that no persona above it has");
            }
            personas.add(persona);
        }
        return personas;
    }

    private static Persona persona(String place, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new InvalidArgument(place, String.valueOf(entry), "keys " + String.join(", ", KEYS));
        }
        for (Object key : fields.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new InvalidArgument(place, String.valueOf(key), NearestNames.nearest(String.valueOf(key), KEYS));
            }
        }
        String color = text(place, fields, "color");
        try {
            return new Persona(
                    required(place, fields, "id"),
                    Names.require("name", required(place, fields, "name")),
                    required(place, fields, "rule").strip(),
                    text(place, fields, "description"),
                    goals(place, fields.get("goals")),
                    color == null ? null : color.toLowerCase(Locale.ROOT));
        } catch (InvalidArgument fault) {
            boolean placed = fault.argument().startsWith(LIST);
            throw placed ? fault : new InvalidArgument(place + '.' + fault.argument(), fault.value(), fault.allowed());
        }
    }

    private static String required(String place, Map<?, ?> fields, String key) {
        String text = text(place, fields, key);
        if (text == null) {
            throw new InvalidArgument(place + '.' + key, "nothing", "a text: it is required");
        }
        return text;
    }

    /** All that is no list or map is taken as it is written; lists and maps are refused. */
    private static @Nullable String text(String place, Map<?, ?> fields, String key) {
        Object value = fields.get(key);
        if (value instanceof List || value instanceof Map) {
            throw new InvalidArgument(place + '.' + key, value, "a text");
        }
        return value == null ? null : value.toString();
    }

    private static List<String> goals(String place, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)
                || list.stream().anyMatch(one -> !(one instanceof String || one instanceof Boolean))) {
            throw new InvalidArgument(place + ".goals", value, "a list of texts");
        }
        return list.stream().map(String::valueOf).toList();
    }

    /** As {@link #read} reads it, in the order given. */
    static String write(List<Persona> personas) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        List<Map<String, Object>> list =
                personas.stream().map(PersonaFile::fields).toList();
        return new Yaml(new Representer(options), options).dump(Map.of(LIST, list));
    }

    private static Map<String, Object> fields(Persona persona) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", persona.id());
        fields.put("name", persona.name());
        fields.put("rule", persona.rule());
        if (persona.description() != null) {
            fields.put("description", persona.description());
        }
        if (!persona.goals().isEmpty()) {
            fields.put("goals", persona.goals());
        }
        if (persona.color() != null) {
            fields.put("color", persona.color());
        }
        return fields;
    }
}
