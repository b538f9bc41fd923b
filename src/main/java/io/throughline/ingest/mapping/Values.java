package io.throughline.ingest.mapping;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of a record as expressions see them: texts, whole and decimal numbers, truth values, lists and maps. What is missing is an empty text. */
final class Values {
    static final String MISSING = "";
    /** What was worked out of a text that is no number: a value that is told as one that cannot be read. */
    private static final String NO_NUMBER = "not a number";

    private Values() {}

    static Object of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return MISSING;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.asString();
        }
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue()) ? (Object) node.doubleValue() : node.asString();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isArray() ? new NodeList(node) : new NodeMap(node);
    }

    /** As the cell of a row. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                    : NO_NUMBER;
        }
        if (value instanceof NodeList list) {
            return list.node.toString();
        }
        return value instanceof NodeMap map ? map.node.toString() : String.valueOf(value);
    }

    static boolean isMissing(Object value) {
        return value instanceof String text && text.isBlank();
    }

    /** The elements of an array. */
    private static final class NodeList extends AbstractList<Object> {
        private final JsonNode node;

        NodeList(JsonNode node) {
            this.node = node;
        }

        @Override
        public Object get(int index) {
            return of(node.get(index));
        }

        @Override
        public int size() {
            return node.size();
        }
    }

    /** The members of an object; any other name is there too, and missing. */
    private static final class NodeMap extends AbstractMap<String, Object> {
        private final JsonNode node;

        NodeMap(JsonNode node) {
            this.node = node;
        }

        @Override
        public Object get(Object name) {
            return of(node.get(String.valueOf(name)));
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> members = new LinkedHashMap<>();
            node.propertyStream().forEach(member -> members.put(member.getKey(), of(member.getValue())));
            return members.entrySet();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NodeMap map && map.node.equals(node);
        }

        @Override
        public int hashCode() {
            return node.hashCode();
        }
    }

    /** The list that a value is; empty where it is none. */
    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The map that a value is; empty where it is none. */
    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
