package io.throughline.ingest.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/** Records that are trees as rows: a member of a member is a column {@code a.b}, a list one cell. */
final class TreeRows implements RecordRows {
    private final Records records;
    private final JsonNames names;
    private final JsonCells cells;
    private final Row row;

    TreeRows(Records records, JsonNames names) {
        this.records = records;
        this.names = names;
        this.cells = new JsonCells(names);
        this.row = new Row(names.header().size());
    }

    /** The members of all records, which it reads to their end. */
    static JsonNames findNames(Records records) throws IOException {
        JsonNames names = new JsonNames();
        while (records.next()) {
            JsonNode node = records.node();
            if (node != null) {
                try (JsonParser tree = node.traverse(ObjectReadContext.empty())) {
                    tree.nextToken();
                    names.add(tree);
                }
            }
        }
        return names;
    }

    @Override
    public Records records() {
        return records;
    }

    @Override
    public String text() {
        return row.isMasked() ? RowReader.shorten(cells.written(row)) : records.text();
    }

    /** Where cells are covered a line of JSON, whatever the file is. */
    @Override
    public String raw() {
        return row.isMasked() ? cells.written(row) : records.raw();
    }

    @Override
    public List<String> header() {
        return names.header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!records.next()) {
            return null;
        }
        row.begin(records.line());
        JsonNode node = records.node();
        if (node != null) {
            try (JsonParser tree = node.traverse(ObjectReadContext.empty())) {
                tree.nextToken();
                cells.read(tree, row);
            }
        }
        row.fault = records.fault() == null ? row.fault : records.fault();
        return row;
    }
}
