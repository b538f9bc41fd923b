package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Parquet file: groups are members of members, lists and repeated fields one cell.
 *
 * @param names its columns, as the schema has them
 * @param tells names of its fields, and of those inside of them behind a dot
 */
record ParquetFormat(JsonNames names, Set<String> tells) implements TreeFormat {
    static ParquetFormat look(Source source) throws IOException {
        try (ParquetRecords records = ParquetRecords.open(source.channel(), true)) {
            MessageType schema = records.schema();
            JsonNames names = new JsonNames();
            try (JsonParser sample = sample(schema).traverse(ObjectReadContext.empty())) {
                sample.nextToken();
                names.add(sample);
            }
            Set<String> tells = new TreeSet<>();
            for (Type field : schema.getFields()) {
                tells.add(field.getName());
                if (ParquetTrees.isObject(field)) {
                    field.asGroupType()
                            .getFields()
                            .forEach(inner -> tells.add(field.getName() + '.' + inner.getName()));
                }
            }
            return new ParquetFormat(names, tells);
        }
    }

    /** A record of this schema, so that columns are named as those of JSON are. */
    private static ObjectNode sample(GroupType group) {
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        for (Type field : group.getFields()) {
            if (ParquetTrees.isObject(field)) {
                sample.set(field.getName(), sample(field.asGroupType()));
            } else {
                sample.put(field.getName(), "");
            }
        }
        return sample;
    }

    @Override
    public boolean needsSurvey() {
        return false;
    }

    @Override
    public Records records(Source source, boolean plain) throws IOException {
        return ParquetRecords.open(source.channel(), plain);
    }

    @Override
    public TreeFormat with(JsonNames found) {
        return this;
    }

    @Override
    public String describe() {
        return "Parquet";
    }
}
