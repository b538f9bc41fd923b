package io.throughline.ingest.format;

import io.throughline.ingest.mapping.Reads;
import io.throughline.ingest.mapping.SourceMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a table; a cell is a text, also an empty one. Of two columns with one name the first that is filled counts. */
final class TableRecords extends Records {
    /** What a second header says of a question that has one answer. */
    private static final Set<String> ANSWERS = Set.of("", "response", "open-ended response");

    private final RowReader rows;
    private final List<String> columns;
    private final int[] read;
    private @Nullable Row row;
    private boolean waiting;
    /** The second header. */
    private final String second;

    /** @param reads columns that are read; null: all */
    TableRecords(RowReader rows, SourceMapping.Shape shape, @Nullable Reads reads) throws IOException {
        this.rows = rows;
        List<String> names = rows.header();
        String below = "";
        if (shape.twoHeaders()) {
            row = rows.next();
            boolean headed = row != null && row.columns() > 0 && row.length(0) == 0;
            below = headed ? rows.raw() + '\n' : "";
            names = headed && row != null ? join(names, row) : names;
            waiting = row != null && !headed;
        }
        this.second = below;
        this.columns = names.stream()
                .map(name -> shape.spellings().getOrDefault(name.strip().toLowerCase(Locale.ROOT), name))
                .toList();
        this.read = IntStream.range(0, columns.size())
                .filter(column -> reads == null || reads.reads(columns.get(column)))
                .toArray();
    }

    /** A question goes on over the columns without a name on its right; what the second row adds stands behind it. */
    private static List<String> join(List<String> names, Row below) {
        List<String> joined = new ArrayList<>();
        String question = "";
        for (int column = 0; column < names.size(); column++) {
            question = names.get(column).isEmpty() ? question : names.get(column);
            String answer = below.text(column);
            joined.add(ANSWERS.contains(answer.toLowerCase(Locale.ROOT)) ? question : question + ": " + answer);
        }
        return joined;
    }

    @Override
    boolean next() throws IOException {
        if (!waiting) {
            row = rows.next();
        }
        waiting = false;
        fault = row == null ? null : row.fault;
        line = row == null ? 0 : row.line;
        return row != null;
    }

    @Override
    @Nullable
    JsonNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; row != null && i < read.length; i++) {
            int column = read[i];
            String name = columns.get(column);
            JsonNode before = node.get(name);
            if (before == null || before.stringValue().isEmpty()) {
                node.put(name, row.text(column));
            }
        }
        return node;
    }

    @Override
    String text() {
        return rows.text();
    }

    @Override
    List<String> columns() {
        return columns;
    }

    @Override
    List<String> titles() {
        return rows.titles();
    }

    @Override
    List<String> notes() {
        return rows.notes();
    }

    @Override
    String raw() {
        return rows.raw();
    }

    @Override
    String head() {
        return rows.head() + second;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
