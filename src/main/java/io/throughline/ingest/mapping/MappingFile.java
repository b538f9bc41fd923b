package io.throughline.ingest.mapping;

import io.throughline.ingest.mapping.SourceMapping.Emission;
import io.throughline.journey.ImportRefused;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping as YAML. What tells the system is read at once, its expressions are compiled only for a file that is of it. */
final class MappingFile {
    private static final Set<String> KNOWN = Set.of(
            "name",
            "recognise",
            "let",
            "leave-out",
            "reject",
            "once",
            "duplicate",
            "interaction",
            "interactions",
            "conversions",
            "lookups",
            "options");
    private static final Pattern PATH = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    /** Stands for all of a record where keys are told. */
    private static final String RECORD = "record";

    private final String id;
    private final Map<String, Object> all;
    private final List<String> recognised;

    private MappingFile(String id, Map<String, Object> all) {
        this.id = id;
        this.all = all;
        this.recognised = texts("recognise");
    }

    /** @throws ImportRefused with the place and what is expected there */
    static MappingFile read(String id, InputStream yaml) {
        try {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new MappingFile(id, members(id, document));
        } catch (YAMLException fault) {
            throw new ImportRefused("The mapping " + id + " is no YAML: " + fault.getMessage(), fault);
        }
    }

    /** Its file's name. */
    String id() {
        return id;
    }

    /** As reports tell it. */
    String name() {
        return String.valueOf(all.getOrDefault("name", id));
    }

    /** Whether a record with these members, or a table with these columns, is of this system. @param members in lower case */
    boolean fits(Set<String> members) {
        return recognised.stream().allMatch(name -> members.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether what tells the other system is only part of what tells this one. */
    boolean isNarrowerThan(MappingFile other) {
        return recognised.size() > other.recognised.size() && recognised.containsAll(other.recognised);
    }

    /** @throws ImportRefused with the place and what is expected there */
    SourceMapping mapping() {
        Set<String> unknown = new TreeSet<>(all.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new ImportRefused(
                    "The mapping " + id + " has " + unknown + "; it may have " + new TreeSet<>(KNOWN) + ".");
        }
        List<Emission> interactions = new ArrayList<>();
        Map<String, Expression> shared = expressions("interaction", all.get("interaction"));
        Object listed = all.get("interactions");
        if (listed == null) {
            interactions.add(emission(shared, Map.of()));
        }
        for (Object one : listed instanceof List<?> list ? list : List.of()) {
            interactions.add(emission(shared, expressions("interactions", one)));
        }
        Object duplicate = all.get("duplicate");
        return new SourceMapping(
                id,
                name(),
                expressions("let", all.get("let")),
                expressions("leave-out", all.get("leave-out")),
                expressions("reject", all.get("reject")),
                expressions("once", all.get("once")),
                duplicate == null
                        ? null
                        : RECORD.equals(duplicate) ? new RecordHash() : expression("duplicate", duplicate),
                List.copyOf(interactions),
                texts("conversions"),
                lookups(),
                options());
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (all.get("options") != null) {
            members("options", all.get("options")).forEach((name, value) -> options.put(name, String.valueOf(value)));
        }
        return options;
    }

    private List<Lookup> lookups() {
        List<Lookup> lookups = new ArrayList<>();
        if (all.get("lookups") != null) {
            members("lookups", all.get("lookups")).forEach((name, value) -> {
                Map<String, Object> told = members("lookups." + name, value);
                Object key = told.get("key");
                Object by = told.get("by");
                if (!(told.get("recognise") instanceof List<?> columns) || key == null || by == null) {
                    throw new ImportRefused("The mapping's lookups." + name + " needs recognise, key and by.");
                }
                List<String> recognised = columns.stream().map(String::valueOf).toList();
                String place = "lookups." + name;
                lookups.add(
                        new Lookup(name, recognised, expression(place + ".key", key), expression(place + ".by", by)));
            });
        }
        return List.copyOf(lookups);
    }

    private static Emission emission(Map<String, Expression> shared, Map<String, Expression> own) {
        Map<String, Expression> cells = new LinkedHashMap<>(shared);
        cells.putAll(own);
        Expression when = cells.remove("when");
        return new Emission(when, cells);
    }

    private Map<String, Expression> expressions(String place, @Nullable Object value) {
        Map<String, Expression> all = new LinkedHashMap<>();
        if (value != null) {
            members(place, value).forEach((name, text) -> all.put(name, expression(place + '.' + name, text)));
        }
        return all;
    }

    private Expression expression(String place, Object value) {
        if (value instanceof List<?> several) {
            return new Expression.FirstOf(
                    several.stream().map(one -> expression(place, one)).toList());
        }
        String text = String.valueOf(value).strip();
        if (PATH.matcher(text).matches() && !text.equals("true") && !text.equals("false")) {
            return new Expression.Path(text);
        }
        var constant = TEXT.matcher(text);
        return constant.matches()
                ? new Expression.Constant(constant.group(1))
                : CelExpression.of(id + ", " + place, text);
    }

    private List<String> texts(String name) {
        return all.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> members(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ImportRefused("The mapping's " + place + " must be names with values: name: value.");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, one) -> members.put(String.valueOf(name), one));
        return members;
    }
}
