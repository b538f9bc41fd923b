package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import io.throughline.journey.YamlFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Figures and departments as YAML: a list {@code kpis} of id, name, exactly one formula under its name as a query writes it, and if there are any target, better and department;
 * a list {@code departments} of id and name.
 */
public record KpiFile(List<Kpi> kpis, List<Department> departments) {
    private static final String KPIS = "kpis";
    private static final String DEPARTMENTS = "departments";
    private static final List<String> FIELDS = List.of("id", "name", "target", "better", "department");
    private static final String ID = "id";
    private static final String NAME = "name";

    public KpiFile {
        kpis = List.copyOf(kpis);
        departments = List.copyOf(departments);
    }

    /** Throws {@link YamlFault}; an id that is there twice is one. */
    public static KpiFile read(String text) {
        YamlMap top = YamlMap.read(text).only(List.of(KPIS, DEPARTMENTS));
        Set<String> ids = new TreeSet<>();
        List<Kpi> kpis = new ArrayList<>();
        if (top.keys().contains(KPIS) && top.valuesOf(KPIS).isEmpty()) {
            throw top.fault(KPIS, "nothing", "a list, which is [] where there is none");
        }
        for (YamlMap one : top.maps(KPIS)) {
            Kpi kpi = kpi(one);
            once(one, ids, kpi.id());
            kpis.add(kpi);
        }
        return new KpiFile(kpis, departments(top));
    }

    /** The list {@code departments} of a file; none where it has none. */
    public static List<Department> departments(YamlMap top) {
        Set<String> ids = new TreeSet<>();
        List<Department> departments = new ArrayList<>();
        for (YamlMap one : top.maps(DEPARTMENTS)) {
            one.only(List.of(ID, NAME));
            Department department = new Department(name(one, ID), name(one, NAME));
            once(one, ids, department.id());
            departments.add(department);
        }
        return departments;
    }

    private static void once(YamlMap one, Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw one.fault(ID, id, "an id that none above it has");
        }
    }

    private static String name(YamlMap given, String key) {
        String name = given.required(key);
        try {
            return Names.require(key, name);
        } catch (InvalidArgument fault) {
            throw given.fault(key, fault.value(), fault.allowed());
        }
    }

    /** One figure, its revision 0. Throws {@link YamlFault}. */
    public static Kpi kpi(YamlMap given) {
        List<String> formulas = FormulaReader.names();
        List<String> allowed = new ArrayList<>(FIELDS);
        allowed.addAll(formulas);
        given.only(allowed);
        List<String> named = given.keys().stream().filter(formulas::contains).toList();
        if (named.size() != 1) {
            throw given.fault("", named.size() + " formulas", "exactly one of the keys " + String.join(", ", formulas));
        }
        String formula = named.get(0);
        String id = given.required(ID);
        String name = name(given, NAME);
        try {
            return new Kpi(
                            id,
                            name,
                            FormulaReader.read(KPIS, given.valuesOf(formula)),
                            given.number("target"),
                            given.word("better", Better.HIGHER),
                            given.text("department"),
                            0)
                    .requireTarget();
        } catch (YamlFault placed) {
            throw placed;
        } catch (InvalidArgument fault) {
            String[] path = fault.argument().split("\\.", -1);
            throw path[0].equals(KPIS) || path[0].equals("formula")
                    ? given.faultAt(List.of(path).subList(1, path.length), fault.value(), fault.allowed())
                    : given.fault(path[0], fault.value(), fault.allowed());
        }
    }

    /** As {@link #read} reads it, in the order given. */
    public String text() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(160);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        Map<String, Object> top = new LinkedHashMap<>();
        top.put(KPIS, kpis.stream().map(KpiFile::fields).toList());
        top.put(
                DEPARTMENTS,
                departments.stream()
                        .map(one -> named(ID, one.id(), NAME, one.name()))
                        .toList());
        return new Yaml(new Representer(options), options).dump(top);
    }

    /** One figure as {@link #kpi} reads it: texts, numbers, truth values, lists and maps. */
    public static Map<String, Object> fields(Kpi kpi) {
        Map<String, Object> fields = named(ID, kpi.id(), NAME, kpi.name());
        fields.put(kpi.formula().name(), plain(kpi.formula().argument()));
        if (kpi.target() != null) {
            fields.put("target", kpi.target());
        }
        fields.put("better", kpi.better().name());
        if (kpi.department() != null) {
            fields.put("department", kpi.department());
        }
        return fields;
    }

    private static Map<String, Object> named(String... pairs) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            named.put(pairs[i], pairs[i + 1]);
        }
        return named;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(KpiFile::plain).toList();
        }
        return value instanceof FormulaText.Word word ? word.text() : value;
    }
}
