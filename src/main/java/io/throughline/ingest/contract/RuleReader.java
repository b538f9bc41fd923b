package io.throughline.ingest.contract;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.KnownValues;
import io.throughline.journey.NearestNames;
import io.throughline.quality.Bound;
import io.throughline.quality.Metric;
import io.throughline.quality.QualityRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a contract. */
final class RuleReader {
    static final String ENGINE = "throughline";
    private static final List<String> METRICS =
            List.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount");
    private static final List<String> CUSTOM =
            List.of("range", "reference", "freshness", "order", "mostADay", "conversionValue");

    /** A rule that says nothing of its severity keeps nothing out. */
    private static final List<String> SEVERITIES = List.of("warning", "error", "info");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final List<String> UNITS = List.of("rows", "percent");
    private static final List<String> IMPLEMENTATION =
            List.of("rule", "min", "max", "source", "property", "within", "first", "then", "touchpoint", "most");

    private final Map<?, ?> rule;
    private final String column;
    private final String place;

    private RuleReader(Map<?, ?> rule, String column, String place) {
        this.rule = rule;
        this.column = column;
        this.place = place;
    }

    /** Empty where the rule is for another engine. @param column empty for a rule of the whole table */
    static Optional<QualityRule> read(Map<?, ?> rule, String table, String column, String place) {
        String type = rule.get("type") == null ? "library" : String.valueOf(rule.get("type"));
        boolean own = type.equals("library") || type.equals("custom") && ENGINE.equals(rule.get("engine"));
        return own
                ? Optional.of(new RuleReader(rule, column, place).rule(table, type.equals("custom")))
                : Optional.empty();
    }

    private QualityRule rule(String table, boolean custom) {
        Metric metric = custom ? custom() : library();
        Object name = rule.get("name") == null ? rule.get("description") : rule.get("name");
        return new QualityRule(
                table,
                column,
                name == null ? null : String.valueOf(name),
                metric,
                bound(metric),
                word("unit", UNITS).equals("percent"),
                word("severity", SEVERITIES).equals("error"));
    }

    /** One of these words, in lower case; the first where none is given. */
    private String word(String key, List<String> allowed) {
        Object given = rule.get(key);
        String word = given == null ? allowed.get(0) : String.valueOf(given).toLowerCase(Locale.ROOT);
        if (!allowed.contains(word)) {
            throw fault(key, given, "one of " + String.join(", ", allowed));
        }
        return word;
    }

    private Metric library() {
        Object metric = rule.get("metric") == null ? rule.get("rule") : rule.get("metric");
        Object given = rule.get("arguments");
        Map<?, ?> arguments = given == null ? Map.of() : ContractText.map(given, place + ".arguments");
        String word = String.valueOf(metric);
        if (!METRICS.contains(word)) {
            throw fault("metric", metric, "one of " + String.join(", ", METRICS));
        }
        requireColumn(!word.equals("rowCount") && !word.equals("duplicateValues"), word);
        return switch (word) {
            case "nullValues" -> new Metric.NullValues();
            case "missingValues" -> new Metric.MissingValues(values(arguments.get("missingValues"), "missingValues"));
            case "invalidValues" -> invalid(arguments);
            case "duplicateValues" -> duplicates(arguments);
            default -> new Metric.RowCount();
        };
    }

    private Metric invalid(Map<?, ?> arguments) {
        Object values = arguments.get("validValues");
        Object pattern = arguments.get("pattern") == null ? rule.get("pattern") : arguments.get("pattern");
        if (values == null && pattern == null) {
            throw fault("arguments", arguments, "validValues or pattern");
        }
        try {
            return new Metric.InvalidValues(
                    values == null ? null : values(values, "validValues"),
                    pattern == null ? null : String.valueOf(pattern));
        } catch (PatternSyntaxException broken) {
            throw fault("pattern", pattern, "a regular expression; " + broken.getDescription());
        }
    }

    private Metric duplicates(Map<?, ?> arguments) {
        List<String> columns = new ArrayList<>();
        ContractText.list(arguments.get("properties"), place + ".arguments.properties")
                .forEach(name -> columns.add(String.valueOf(name)));
        requireColumn(columns.isEmpty(), "duplicateValues without properties");
        return new Metric.DuplicateValues(columns);
    }

    private Metric custom() {
        Map<?, ?> how = ContractText.map(rule.get("implementation"), place + ".implementation");
        String word = String.valueOf(how.get("rule"));
        how.forEach((key, value) -> requireKnown("implementation." + key, key, value, IMPLEMENTATION));
        return switch (word) {
            case "range" -> range(how);
            case "reference" -> {
                requireColumn(true, word);
                yield reference(how);
            }
            case "freshness" -> new Metric.Freshness();
            case "order" -> new Metric.OutOfOrder(text(how, "first"), text(how, "then"));
            case "mostADay" -> new Metric.TooMany(text(how, "touchpoint"), whole(how.get("most")));
            case "conversionValue" -> new Metric.NoValue();
            default -> throw fault("implementation.rule", how.get("rule"), "one of " + String.join(", ", CUSTOM));
        };
    }

    private Metric range(Map<?, ?> how) {
        requireColumn(true, "range");
        Double least = how.get("min") == null ? null : number(how.get("min"), "implementation.min");
        Double most = how.get("max") == null ? null : number(how.get("max"), "implementation.max");
        if (least == null && most == null || least != null && most != null && least > most) {
            throw fault("implementation", how, "min, max, or both with the smaller as min");
        }
        return new Metric.OutOfRange(least, most);
    }

    private Metric reference(Map<?, ?> how) {
        if (how.get("source") == null) {
            return new Metric.Dangling(text(how, "property", "a column of the file, or source and property"));
        }
        Object property = how.get("property");
        return new Metric.Unknown(
                String.valueOf(how.get("source")), property == null ? KnownValues.CUSTOMER : String.valueOf(property));
    }

    private Bound bound(Metric metric) {
        if (metric instanceof Metric.Freshness) {
            Object within = ContractText.map(rule.get("implementation"), place).get("within");
            try {
                Duration age = Duration.parse(String.valueOf(within));
                if (!age.isZero() && !age.isNegative()) {
                    return new Bound("mustBeLessOrEqualTo", List.of((double) age.toSeconds()));
                }
            } catch (DateTimeException wrong) {
                // told below
            }
            throw fault("implementation.within", within, "a duration such as P2D or PT6H");
        }
        rule.forEach((key, value) -> {
            if (String.valueOf(key).startsWith("must")) {
                requireKnown(String.valueOf(key), key, value, Bound.OPERATORS);
            }
        });
        List<String> given = Bound.OPERATORS.stream().filter(rule::containsKey).toList();
        if (given.size() > 1) {
            throw fault(given.get(1), rule.get(given.get(1)), "one operator; " + given.get(0) + " is given too");
        }
        if (given.isEmpty()) {
            if (metric instanceof Metric.RowCount) {
                throw fault("metric", "rowCount", "an operator such as mustBeGreaterThan beside it");
            }
            return Bound.NONE;
        }
        Object value = rule.get(given.get(0));
        List<Double> numbers = new ArrayList<>();
        for (Object one : value instanceof List<?> several ? several : Arrays.asList(value)) {
            numbers.add(number(one, given.get(0)));
        }
        if (numbers.size() == 2 && numbers.get(0) > numbers.get(1)) {
            throw fault(given.get(0), value, "the smaller number first");
        }
        return new Bound(given.get(0), numbers);
    }

    private void requireKnown(String where, Object key, @Nullable Object value, List<String> known) {
        if (!known.contains(String.valueOf(key))) {
            throw fault(where, value, NearestNames.nearest(String.valueOf(key), known));
        }
    }

    private Set<String> values(@Nullable Object list, String name) {
        Set<String> values = new TreeSet<>();
        for (Object value : ContractText.list(list, place + ".arguments." + name)) {
            values.add(value == null ? "" : String.valueOf(value));
        }
        return values;
    }

    private String text(Map<?, ?> how, String name) {
        return text(how, name, "a touchpoint");
    }

    private String text(Map<?, ?> how, String name, String wanted) {
        Object text = how.get(name);
        if (text == null) {
            throw fault("implementation." + name, null, wanted);
        }
        return String.valueOf(text);
    }

    private int whole(@Nullable Object value) {
        if (String.valueOf(value).matches("\\d{1,9}")) {
            return Integer.parseInt(String.valueOf(value));
        }
        throw fault("implementation.most", value, "a whole number");
    }

    private double number(@Nullable Object value, String name) {
        if (NUMBER.matcher(String.valueOf(value)).matches()) {
            return Double.parseDouble(String.valueOf(value));
        }
        throw fault(name, value, "a number");
    }

    private void requireColumn(boolean needed, String word) {
        if (needed && column.isEmpty()) {
            throw fault("metric", word, "a place under the quality of a property");
        }
    }

    private InvalidArgument fault(String key, @Nullable Object value, String wanted) {
        return new InvalidArgument(place + "." + key, String.valueOf(value), wanted);
    }
}
