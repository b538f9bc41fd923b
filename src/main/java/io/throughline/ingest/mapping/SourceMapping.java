package io.throughline.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one system become interactions.
 *
 * @param id its file's name
 * @param name as reports tell it
 * @param named names that expressions may use, each worked out once a record
 * @param leftOut reason, and which records are left out for it
 * @param rejected reason, and which records are refused for it
 * @param once reason, and the key of which only the first record counts
 * @param duplicate what is equal in two records that are one; null: nothing tells
 * @param interactions what one record becomes
 * @param conversions touchpoints that are conversions
 * @param lookups other files of a delivery that records look something up in
 * @param options of the sender that hold where none are given
 */
public record SourceMapping(
        String id,
        String name,
        Map<String, Expression> named,
        Map<String, Expression> leftOut,
        Map<String, Expression> rejected,
        Map<String, Expression> once,
        @Nullable Expression duplicate,
        List<Emission> interactions,
        List<String> conversions,
        List<Lookup> lookups,
        Map<String, String> options) {

    /** The key of {@link #duplicate} that stands for all of a record. */
    static final String KEY = "key";

    /**
     * One interaction of a record.
     *
     * @param when null: of every record
     * @param cells by column: customer, time, touchpoint, and whatever else a table of interactions may have
     */
    record Emission(@Nullable Expression when, Map<String, Expression> cells) {}

    /** An empty table of one of the lookups. */
    public LookupTable table(String lookup) {
        return new LookupTable(lookups.stream()
                .filter(one -> one.name().equals(lookup))
                .findFirst()
                .orElseThrow());
    }

    /** Columns of the rows that {@link MappingRun} makes. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Emission emission : interactions) {
            emission.cells.keySet().stream()
                    .filter(name -> !columns.contains(name))
                    .forEach(columns::add);
        }
        if (duplicate != null) {
            columns.add(KEY);
        }
        return columns;
    }
}
