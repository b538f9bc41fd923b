package io.throughline.ingest.mapping;

import io.throughline.ingest.mapping.SourceMapping.Emission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one file's records by a mapping, in their order. */
public final class MappingRun {
    private final SourceMapping mapping;
    private final List<String> columns;
    private final Fields fields;
    private final Map<String, LookupTable> tables;
    private final Map<String, Long> leftOut = new TreeMap<>();
    /** The record that counts, by reason and key. */
    private final Map<String, String> first = new HashMap<>();

    /** @param tables that records look something up in, by the name of the lookup */
    public MappingRun(SourceMapping mapping, Map<String, LookupTable> tables) {
        this.mapping = mapping;
        this.tables = tables;
        this.columns = mapping.columns();
        this.fields = new Fields(mapping.named());
    }

    public List<String> columns() {
        return columns;
    }

    /** Records that were left out, by reason. */
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    /** The interactions of a record as cells by column; none where it is left out. */
    public List<String[]> read(JsonNode record) {
        fields.begin(record);
        for (Lookup lookup : mapping.lookups()) {
            LookupTable table = tables.get(lookup.name());
            fields.join(
                    lookup.name(), table == null ? null : table.find(lookup.by().text(fields)));
        }
        String reason = findReason();
        if (reason != null) {
            leftOut.merge(reason, 1L, Long::sum);
            return List.of();
        }
        List<String[]> rows = new ArrayList<>();
        for (Emission emission : mapping.interactions()) {
            if (emission.when() == null || emission.when().holds(fields)) {
                rows.add(cells(emission));
            }
        }
        return rows;
    }

    /** Why the record just read is refused; null where it is not. */
    public @Nullable String fault() {
        return firstThatHolds(mapping.rejected());
    }

    private @Nullable String firstThatHolds(Map<String, Expression> reasons) {
        for (Map.Entry<String, Expression> one : reasons.entrySet()) {
            if (one.getValue().holds(fields)) {
                return one.getKey();
            }
        }
        return null;
    }

    private @Nullable String findReason() {
        String unwanted = firstThatHolds(mapping.leftOut());
        if (unwanted != null) {
            return unwanted;
        }
        for (Map.Entry<String, Expression> one : mapping.once().entrySet()) {
            String key = one.getValue().text(fields);
            if (!key.isBlank()) {
                String content = duplicateKey();
                String known = first.putIfAbsent(one.getKey() + '\n' + key, content);
                if (known != null && (content.isEmpty() || !known.equals(content))) {
                    return one.getKey();
                }
            }
        }
        return null;
    }

    private String[] cells(Emission emission) {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            Expression cell = emission.cells().get(columns.get(i));
            cells[i] = cell == null ? Values.MISSING : cell.text(fields);
        }
        if (mapping.duplicate() != null) {
            cells[cells.length - 1] = duplicateKey();
        }
        return cells;
    }

    private String duplicateKey() {
        return mapping.duplicate() == null
                ? Values.MISSING
                : mapping.duplicate().text(fields);
    }
}
