package io.throughline.ingest.contract;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.YamlFaults;
import io.throughline.quality.ColumnMeaning;
import io.throughline.quality.Contract;
import io.throughline.quality.QualityRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Quality rules in a contract of the Open Data Contract Standard 3.1: {@code schema[].quality} and {@code schema[].properties[].quality}. Rules of type
 * {@code library} are known by their metrics; what the standard has no metric for is of type {@code custom} and engine {@code throughline}; rules of other
 * engines, {@code sql} and {@code text} are for others and left alone.
 */
public final class ContractText {
    private static final int MAX_BYTES = 1_000_000;
    private static final String QUALITY = "quality";
    private static final String PROPERTIES = "properties";
    private static final String NAME = "name";

    private ContractText() {}

    /**
     * The rules of a contract and what it says of columns, in its order.
     *
     * @throws InvalidArgument that names the rule by its place
     */
    public static Contract read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_BYTES);
        DumperOptions write = new DumperOptions();
        try {
            Object contract = new Yaml(
                            new SafeConstructor(options), new Representer(write), write, options, new PlainScalars())
                    .load(text);
            List<QualityRule> rules = new ArrayList<>();
            List<ColumnMeaning> columns = new ArrayList<>();
            if (!(contract instanceof Map<?, ?> top) || !(top.get("schema") instanceof List<?> tables)) {
                throw new InvalidArgument("rules", "this text", "a data contract with a list schema");
            }
            for (int i = 0; i < tables.size(); i++) {
                addTable(map(tables.get(i), "schema[" + i + "]"), "schema[" + i + "]", rules, columns);
            }
            if (rules.isEmpty() && columns.isEmpty()) {
                throw new InvalidArgument("rules", "this text", "a rule under quality, or what a column means");
            }
            return new Contract(rules, columns);
        } catch (YAMLException broken) {
            throw new InvalidArgument("rules", "this text", YamlFaults.of(broken.getMessage()));
        }
    }

    private static void addTable(Map<?, ?> table, String place, List<QualityRule> rules, List<ColumnMeaning> meanings) {
        String name = String.valueOf(table.get(NAME));
        addRules(table, name, "", place, rules);
        List<?> columns = list(table.get(PROPERTIES), place + "." + PROPERTIES);
        for (int i = 0; i < columns.size(); i++) {
            String at = place + "." + PROPERTIES + "[" + i + "]";
            Map<?, ?> column = map(columns.get(i), at);
            addRules(column, name, String.valueOf(column.get(NAME)), at, rules);
            Meanings.read(column, name).ifPresent(meanings::add);
        }
    }

    private static void addRules(Map<?, ?> owner, String table, String column, String place, List<QualityRule> rules) {
        List<?> own = list(owner.get(QUALITY), place + "." + QUALITY);
        for (int i = 0; i < own.size(); i++) {
            String at = place + "." + QUALITY + "[" + i + "]";
            RuleReader.read(map(own.get(i), at), table, column, at).ifPresent(rules::add);
        }
    }

    static Map<?, ?> map(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidArgument(place, String.valueOf(value), "names and values");
    }

    static List<?> list(@Nullable Object value, String place) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new InvalidArgument(place, String.valueOf(value), "a list");
    }

    /** A contract of this, which {@link #read} gives back. @param id of the contract */
    public static String write(String id, Contract content) {
        List<QualityRule> rules = content.rules();
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("apiVersion", "v3.1.0");
        contract.put("kind", "DataContract");
        contract.put("id", id);
        contract.put("version", "1.0.0");
        contract.put("status", "active");
        List<Object> schema = new ArrayList<>();
        contract.put("schema", schema);
        Stream.concat(
                        rules.stream().map(QualityRule::table),
                        content.columns().stream().map(ColumnMeaning::table))
                .distinct()
                .forEach(table -> schema.add(table(table, content)));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(options).dump(contract);
    }

    private static Map<String, Object> table(String name, Contract contract) {
        List<QualityRule> own = contract.rules().stream()
                .filter(rule -> rule.table().equals(name))
                .toList();
        List<ColumnMeaning> meanings = contract.columns().stream()
                .filter(column -> column.table().equals(name))
                .toList();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put(NAME, name);
        table.put("logicalType", "object");
        putRules(table, own, "");
        List<Object> columns = Stream.concat(
                        own.stream().map(QualityRule::column), meanings.stream().map(ColumnMeaning::name))
                .filter(column -> !column.isEmpty())
                .distinct()
                .map(column -> column(column, own, meanings))
                .toList();
        if (!columns.isEmpty()) {
            table.put(PROPERTIES, columns);
        }
        return table;
    }

    private static Object column(String name, List<QualityRule> rules, List<ColumnMeaning> meanings) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put(NAME, name);
        meanings.stream().filter(one -> one.name().equals(name)).forEach(one -> Meanings.write(one, property));
        putRules(property, rules, name);
        return property;
    }

    private static void putRules(Map<String, Object> owner, List<QualityRule> rules, String column) {
        List<Map<String, Object>> own = rules.stream()
                .filter(rule -> rule.column().equals(column))
                .map(RuleWriter::write)
                .toList();
        if (!own.isEmpty()) {
            owner.put(QUALITY, own);
        }
    }
}
