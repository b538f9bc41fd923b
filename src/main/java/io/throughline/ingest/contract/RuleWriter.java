package io.throughline.ingest.contract;

import io.throughline.quality.Bound;
import io.throughline.quality.Metric;
import io.throughline.quality.QualityRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one rule of a contract. */
final class RuleWriter {
    private RuleWriter() {}

    static Map<String, Object> write(QualityRule rule) {
        Map<String, Object> written = new LinkedHashMap<>();
        put(written, "name", rule.name());
        Metric metric = rule.metric();
        Map<String, Object> arguments = new LinkedHashMap<>();
        String library = library(metric, arguments);
        if (library == null) {
            written.put("type", "custom");
            written.put("engine", RuleReader.ENGINE);
            written.put("implementation", custom(metric, rule.bound()));
        } else {
            written.put("metric", library);
            if (!arguments.isEmpty()) {
                written.put("arguments", arguments);
            }
        }
        if (!(metric instanceof Metric.Freshness)) {
            List<Double> values = rule.bound().values();
            written.put(rule.bound().operator(), values.size() == 1 ? values.get(0) : values);
        }
        if (rule.percent()) {
            written.put("unit", "percent");
        }
        written.put("severity", rule.error() ? "error" : "warning");
        return written;
    }

    private static @Nullable String library(Metric metric, Map<String, Object> arguments) {
        if (metric instanceof Metric.MissingValues missing) {
            arguments.put("missingValues", new ArrayList<>(missing.values()));
            return "missingValues";
        }
        if (metric instanceof Metric.InvalidValues invalid) {
            put(arguments, "validValues", invalid.values() == null ? null : new ArrayList<>(invalid.values()));
            put(arguments, "pattern", invalid.pattern());
            return "invalidValues";
        }
        if (metric instanceof Metric.DuplicateValues duplicates) {
            put(arguments, "properties", duplicates.columns().isEmpty() ? null : duplicates.columns());
            return "duplicateValues";
        }
        return metric instanceof Metric.NullValues
                ? "nullValues"
                : metric instanceof Metric.RowCount ? "rowCount" : null;
    }

    private static Map<String, Object> custom(Metric metric, Bound bound) {
        Map<String, Object> how = new LinkedHashMap<>();
        if (metric instanceof Metric.OutOfRange range) {
            how.put("rule", "range");
            put(how, "min", range.min());
            put(how, "max", range.max());
        } else if (metric instanceof Metric.Unknown unknown) {
            how.put("rule", "reference");
            how.put("source", unknown.source());
            how.put("property", unknown.values());
        } else if (metric instanceof Metric.Dangling dangling) {
            how.put("rule", "reference");
            how.put("property", dangling.values());
        } else if (metric instanceof Metric.Freshness) {
            how.put("rule", "freshness");
            how.put(
                    "within",
                    Duration.ofSeconds(bound.values().get(0).longValue()).toString());
        } else if (metric instanceof Metric.OutOfOrder order) {
            how.put("rule", "order");
            how.put("first", order.first());
            how.put("then", order.then());
        } else if (metric instanceof Metric.TooMany many) {
            how.put("rule", "mostADay");
            how.put("touchpoint", many.touchpoint());
            how.put("most", many.most());
        } else {
            how.put("rule", "conversionValue");
        }
        return how;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
