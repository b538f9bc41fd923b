package io.throughline.ingest.mapping;

import io.throughline.ingest.mapping.SourceMapping.Emission;
import io.throughline.ingest.mapping.SourceMapping.Shape;
import io.throughline.journey.ImportRefused;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping as YAML. What tells the system is read at once, its expressions are compiled only for a file that is of it. */
final class MappingFile {
    private static final List<String> KNOWN = List.of(
            ("name extends recognise aliases options header-rows footer refuse totals lookup files group records "
                            + "let leave-out unchanged reject once duplicate newest each interaction interactions conversions superseded")
                    .split(" "));
    private static final List<String> OPTIONS =
            List.of("kind", "zone", "time-format", "decimal", "conversion-rows", "ids");
    private static final Pattern PATH = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final Pattern COLUMN = Pattern.compile("row\\[\"([^\"\\\\]*)\"]");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"|(-?\\d+(?:\\.\\d+)?)");
    /** Stands for all of a record where keys are told. */
    private static final String RECORD = "record";

    private final MappingText yaml;
    private final Recognition recognition;
    private volatile @Nullable SourceMapping compiled;

    private MappingFile(MappingText yaml) {
        this.yaml = yaml;
        this.recognition = Recognition.read(yaml);
    }

    /**
     * @param known mappings that this one may extend
     * @throws ImportRefused with line, key and what is expected there
     */
    static MappingFile read(String id, InputStream text, Function<String, Optional<MappingFile>> known) {
        MappingText own = MappingText.read(id, text);
        own.requireKnown(KNOWN);
        Node base = own.keys().get("extends");
        if (base == null) {
            return new MappingFile(own);
        }
        MappingFile under = known.apply(own.text("extends", base))
                .orElseThrow(() -> own.fault(base, "extends", "the name of a mapping that is known"));
        return new MappingFile(own.over(under.yaml));
    }

    /** Its file's name. */
    String id() {
        return yaml.id();
    }

    /** As reports tell it. */
    String name() {
        Node name = yaml.keys().get("name");
        return name == null ? id() : yaml.text("name", name);
    }

    Recognition recognition() {
        return recognition;
    }

    /** @throws ImportRefused with line, key and what is expected there */
    SourceMapping mapping() {
        SourceMapping known = compiled;
        if (known == null) {
            known = compile();
            compiled = known;
        }
        return known;
    }

    private SourceMapping compile() {
        Map<String, Node> keys = yaml.keys();
        Node duplicate = keys.get("duplicate");
        Expression same = duplicate == null
                ? null
                : duplicate instanceof org.yaml.snakeyaml.nodes.ScalarNode one
                                && one.getValue().equals(RECORD)
                        ? new RecordHash()
                        : expression("duplicate", duplicate);
        return new SourceMapping(
                id(),
                name(),
                shape(),
                new SourceMapping.Choice(
                        expressions("refuse"),
                        groups(
                                "unchanged",
                                List.of("of", "value", "by"),
                                of -> new SourceMapping.Change(of.get(0), of.get(1), of.get(2))),
                        expressions("leave-out"),
                        expressions("reject"),
                        expressions("once"),
                        same,
                        optional("newest"),
                        groups(
                                "totals",
                                List.of("when", "says", "of", "unit"),
                                of -> new Totals.Total(of.get(0), of.get(1), of.get(2), of.get(3)))),
                expressions("let"),
                interactions(),
                optional("each"),
                yaml.texts("conversions", keys.get("conversions")),
                yaml.words(),
                recognition.told(),
                options(),
                files(),
                yaml.told(),
                superseded());
    }

    private Map<String, String> superseded() {
        Map<String, String> names = new LinkedHashMap<>();
        yaml.members("superseded", yaml.keys().get("superseded"))
                .forEach((part, by) -> names.put(part, yaml.text("superseded." + part, by)));
        return names;
    }

    private List<Lookup> files() {
        List<Lookup> files = new ArrayList<>();
        yaml.members("files", yaml.keys().get("files")).forEach((name, node) -> {
            String place = "files." + name;
            Map<String, Node> told = yaml.members(place, node);
            Node key = told.get("key");
            Node by = told.get("by");
            if (!told.containsKey("recognise") || key == null || by == null) {
                throw yaml.fault(node, place, "recognise, key and by");
            }
            files.add(new Lookup(
                    name,
                    yaml.texts(place, told.get("recognise")),
                    expression(place + ".key", key),
                    expression(place + ".by", by)));
        });
        return List.copyOf(files);
    }

    /** What a key says by name, each with all of these parts. */
    private <T> Map<String, T> groups(String key, List<String> parts, Function<List<Expression>, T> made) {
        Map<String, T> all = new LinkedHashMap<>();
        yaml.members(key, yaml.keys().get(key)).forEach((name, node) -> {
            Map<String, Expression> found = expressions(key + '.' + name, node);
            if (!found.keySet().containsAll(parts)) {
                throw yaml.fault(node, key + '.' + name, String.join(", ", parts));
            }
            all.put(name, made.apply(parts.stream().map(found::get).toList()));
        });
        return all;
    }

    private Shape shape() {
        Map<String, Node> keys = yaml.keys();
        Node rows = keys.get("header-rows");
        String headers = rows == null ? "1" : yaml.text("header-rows", rows);
        if (!headers.equals("1") && !headers.equals("2")) {
            throw yaml.fault(rows, "header-rows", "1 or 2");
        }
        Node nested = keys.get("records");
        Map<String, SourceMapping.Table> lookups = new LinkedHashMap<>();
        yaml.members("lookup", keys.get("lookup")).forEach((name, node) -> lookups.put(name, lookup(name, node)));
        return new Shape(
                headers.equals("2"),
                recognition.spellings(),
                optional("footer"),
                optional("group"),
                nested == null ? null : yaml.text("records", nested),
                lookups);
    }

    private SourceMapping.Table lookup(String name, Node node) {
        String place = "lookup." + name;
        Map<String, Expression> parts = expressions(place, node);
        Expression key = parts.get("key");
        Expression value = parts.get("value");
        if (key == null || value == null) {
            throw yaml.fault(node, place, "key and value, and when for the records that are looked up");
        }
        return new SourceMapping.Table(
                parts.get("when"), key, value, Boolean.TRUE.toString().equals(constant(parts.get("also"))));
    }

    private static @Nullable String constant(@Nullable Expression one) {
        return one instanceof Expression.Constant text ? text.text() : null;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        yaml.members("options", yaml.keys().get("options")).forEach((name, node) -> {
            if (!OPTIONS.contains(name)) {
                throw yaml.fault(node, "options." + name, "one of " + String.join(", ", OPTIONS));
            }
            options.put(name, yaml.text("options." + name, node));
        });
        return options;
    }

    private List<Emission> interactions() {
        Map<String, Expression> shared = expressions("interaction");
        Node listed = yaml.keys().get("interactions");
        if (listed == null) {
            return shared.isEmpty() ? List.of() : List.of(emission(shared, Map.of()));
        }
        if (!(listed instanceof SequenceNode list)) {
            throw yaml.fault(listed, "interactions", "a list, each with when and what differs");
        }
        List<Emission> interactions = new ArrayList<>();
        for (Node one : list.getValue()) {
            interactions.add(emission(shared, expressions("interactions", one)));
        }
        return List.copyOf(interactions);
    }

    private static Emission emission(Map<String, Expression> shared, Map<String, Expression> own) {
        Map<String, Expression> cells = new LinkedHashMap<>(shared);
        cells.putAll(own);
        Expression when = cells.remove("when");
        return new Emission(when, cells);
    }

    private @Nullable Expression optional(String key) {
        Node node = yaml.keys().get(key);
        return node == null ? null : expression(key, node);
    }

    private Map<String, Expression> expressions(String key) {
        return expressions(key, yaml.keys().get(key));
    }

    private Map<String, Expression> expressions(String place, @Nullable Node node) {
        Map<String, Expression> all = new LinkedHashMap<>();
        yaml.members(place, node).forEach((name, one) -> all.put(name, expression(place + '.' + name, one)));
        return all;
    }

    private Expression expression(String place, Node node) {
        if (node instanceof SequenceNode several) {
            return new Expression.FirstOf(several.getValue().stream()
                    .map(one -> expression(place, one))
                    .toList());
        }
        String text = yaml.text(place, node);
        if (PATH.matcher(text).matches() && !text.equals("true") && !text.equals("false")) {
            return new Expression.Path(text);
        }
        Matcher column = COLUMN.matcher(text);
        if (column.matches()) {
            return new Expression.Path(column.group(1));
        }
        Matcher constant = TEXT.matcher(text);
        if (constant.matches()) {
            return new Expression.Constant(constant.group(1) == null ? constant.group(2) : constant.group(1));
        }
        return CelExpression.of(
                text,
                fault -> yaml.fault(
                        node, place, "a member, a text in double quotes, or a CEL expression (" + plain(fault) + ")"));
    }

    private static String plain(String fault) {
        return fault.replaceAll("\\s+", " ")
                .replaceFirst("(?i)^error: <input>:", "")
                .strip();
    }

    /** In lower case, blanks around it left out. */
    static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
