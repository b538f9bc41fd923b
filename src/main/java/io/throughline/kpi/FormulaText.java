package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Formulas as text: what a GraphQL query writes as its argument, which is YAML as well. */
public final class FormulaText {
    private static final int MAX_LENGTH = 100_000;
    private static final int MAX_DEPTH = 8;

    /** A word without quotes, such as the value of an enum. */
    record Word(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private FormulaText() {}

    static String print(KpiFormula formula) {
        return print(Map.of(formula.name(), formula.argument()));
    }

    private static String print(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + print(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FormulaText::print).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Reads what {@link KpiFormula#text} wrote. Throws {@link InvalidArgument}. */
    public static KpiFormula read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            Object read = new Yaml(new SafeConstructor(options)).load(text);
            return FormulaReader.read("formula", read);
        } catch (YAMLException fault) {
            throw new InvalidArgument("formula", text, "text such as {milestone: {matching: \"\\\"cart\\\"\"}}");
        }
    }
}
