package io.throughline.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds a record's tree; the groups that lists and maps are written with are taken away. */
final class ParquetTrees extends RecordMaterializer<JsonNode> {
    private final Group root;
    private JsonNode current = NullNode.getInstance();

    /** @param plain whether maps stay lists of keys and values */
    ParquetTrees(MessageType schema, boolean plain) {
        this.root = new Group(schema, plain, node -> current = node);
    }

    @Override
    public JsonNode getCurrentRecord() {
        return current;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /** Whether a group is one object, in its own name. */
    static boolean isObject(Type field) {
        return !field.isPrimitive()
                && !field.isRepetition(Type.Repetition.REPEATED)
                && !isList(field.asGroupType())
                && !isMap(field.asGroupType());
    }

    private static boolean isList(GroupType group) {
        return holdsRepeated(group) && group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
    }

    private static boolean isMap(GroupType group) {
        return holdsRepeated(group)
                && (group.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
                        || group.getLogicalTypeAnnotation() instanceof MapKeyValueTypeAnnotation);
    }

    private static boolean holdsRepeated(GroupType group) {
        return group.getFieldCount() == 1 && group.getType(0).isRepetition(Type.Repetition.REPEATED);
    }

    private static final class Group extends GroupConverter {
        private final GroupType type;
        private final boolean plain;
        private final Consumer<JsonNode> to;
        private final List<Converter> fields = new ArrayList<>();
        private ObjectNode node = JsonNodeFactory.instance.objectNode();

        Group(GroupType type, boolean plain, Consumer<JsonNode> to) {
            this.type = type;
            this.plain = plain;
            this.to = to;
            for (Type field : type.getFields()) {
                Consumer<JsonNode> into = field.isRepetition(Type.Repetition.REPEATED)
                        ? value -> list(field.getName()).add(value)
                        : value -> node.set(field.getName(), value);
                fields.add(
                        field.isPrimitive()
                                ? new ParquetValues(field.asPrimitiveType(), into)
                                : new Group(field.asGroupType(), plain, into));
            }
        }

        private ArrayNode list(String name) {
            return node.get(name) instanceof ArrayNode list ? list : node.putArray(name);
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {
            node = JsonNodeFactory.instance.objectNode();
        }

        @Override
        public void end() {
            to.accept(shaped());
        }

        private JsonNode shaped() {
            boolean map = isMap(type);
            if (!map && !isList(type)) {
                return node;
            }
            Type inner = type.getType(0);
            JsonNode elements = list(inner.getName());
            return !map ? elements(inner, elements) : plain ? elements : members(inner, elements);
        }

        private JsonNode elements(Type inner, JsonNode elements) {
            boolean wrapped = !inner.isPrimitive()
                    && inner.asGroupType().getFieldCount() == 1
                    && !inner.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED)
                    && !inner.getName().equals("array")
                    && !inner.getName().equals(type.getName() + "_tuple");
            if (!wrapped) {
                return elements;
            }
            String name = inner.asGroupType().getFieldName(0);
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element ->
                    plain.add(element.path(name).isMissingNode() ? NullNode.getInstance() : element.get(name)));
            return plain;
        }

        /** What has no value, or a key that is none for an object, stays pairs. Of two values of a key the last one counts, as the format says. */
        private static JsonNode members(Type inner, JsonNode pairs) {
            if (inner.isPrimitive()
                    || inner.asGroupType().getFieldCount() != 2
                    || !inner.asGroupType().getType(0).isPrimitive()) {
                return pairs;
            }
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            String key = inner.asGroupType().getFieldName(0);
            String value = inner.asGroupType().getFieldName(1);
            pairs.forEach(pair -> plain.set(
                    pair.path(key).asString(""),
                    pair.path(value).isMissingNode() ? NullNode.getInstance() : pair.get(value)));
            return plain;
        }
    }
}
