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
 * @param shape how records stand in the file
 * @param choice which records count
 * @param named names that expressions may use, each worked out once a record
 * @param interactions what one record becomes; of costs, its cost
 * @param each a list of which each element is an interaction of its own; null: a record is one
 * @param conversions touchpoints that are conversions
 * @param words all that its text says, by which a column is known that nothing is taken from
 * @param why by what its files are told
 * @param options how the rows are read where the sender does not say: zone, form of times, kind
 * @param files others of a delivery that records look something up in
 * @param told what it says, one thing after another
 * @param superseded a part of the name of files that are not read where a delivery has another of the same name with the text behind it instead
 */
public record SourceMapping(
        String id,
        String name,
        Shape shape,
        Choice choice,
        Map<String, Expression> named,
        List<Emission> interactions,
        @Nullable Expression each,
        List<String> conversions,
        List<String> words,
        String why,
        Map<String, String> options,
        List<Lookup> files,
        List<Told> told,
        Map<String, String> superseded) {

    /** What its text says of one thing. @param role such as {@code customer} or {@code leave-out: test shop} */
    public record Told(String role, String expression) {}

    /** The column of a record's duplicate key. */
    static final String KEY = "key";

    /**
     * How records stand in the file.
     *
     * @param twoHeaders whether a second row below the header belongs to it where its first cell is empty
     * @param spellings a column's name as the mapping has it, by every other spelling in lower case
     * @param footer the record from which on the file holds none; null: it has no footer
     * @param group what is equal in rows that follow one another and are one record; null: each row is one
     * @param nested the member whose elements are the records; null: they stand alone
     * @param lookups tables that expressions read by name
     */
    public record Shape(
            boolean twoHeaders,
            Map<String, String> spellings,
            @Nullable Expression footer,
            @Nullable Expression group,
            @Nullable String nested,
            Map<String, Table> lookups) {
        private void addReads(Reads reads) {
            if (group != null || nested != null) {
                reads.addWhole();
            }
            add(footer, reads);
            for (Table table : lookups.values()) {
                add(table.when, reads);
                table.key.addReads(reads);
                table.value.addReads(reads);
            }
        }
    }

    /**
     * A table from the records of the file itself.
     *
     * @param when records it is made of; null: all
     * @param key a text, or a list of texts, by which it is read
     * @param also whether those records are interactions as well
     */
    record Table(@Nullable Expression when, Expression key, Expression value, boolean also) {}

    /**
     * Which records count.
     *
     * @param refused a sentence, and for which first record the file is refused with it
     * @param unchanged reason, and by what is told that a record says nothing new
     * @param leftOut reason, and which records are left out for it
     * @param rejected reason, and which records are refused for it
     * @param once reason, and the key of which only the first record counts
     * @param duplicate what is equal in two records that are one; null: nothing tells
     * @param newest by what the last of several such records is told; null: the first counts
     * @param totals name, and how the sum that the file tells of itself is compared with its records
     */
    record Choice(
            Map<String, Expression> refused,
            Map<String, Change> unchanged,
            Map<String, Expression> leftOut,
            Map<String, Expression> rejected,
            Map<String, Expression> once,
            @Nullable Expression duplicate,
            @Nullable Expression newest,
            Map<String, Totals.Total> totals) {
        private void addReads(Reads reads) {
            for (Map<String, Expression> reasons : List.of(refused, leftOut, rejected, once)) {
                reasons.values().forEach(one -> one.addReads(reads));
            }
            for (Change change : unchanged.values()) {
                change.of.addReads(reads);
                change.value.addReads(reads);
                change.by.addReads(reads);
            }
            totals.values().forEach(one -> one.addReads(reads));
            add(duplicate, reads);
            add(newest, reads);
        }
    }

    /** A record is left out where its value is that of the record before it of the same thing. @param by their order */
    record Change(Expression of, Expression value, Expression by) {}

    /**
     * One interaction of a record.
     *
     * @param when null: of every record
     * @param cells by column: customer, time, touchpoint, and whatever else a table of interactions may have
     */
    record Emission(@Nullable Expression when, Map<String, Expression> cells) {}

    /** An empty table for one of the other files. */
    public LookupTable table(String name) {
        return new LookupTable(files.stream()
                .filter(one -> one.name().equals(name))
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
        if (choice.duplicate != null && !columns.isEmpty()) {
            columns.add(KEY);
        }
        return columns;
    }

    /** What expressions take from records. */
    public Reads reads() {
        Reads reads = new Reads();
        shape.addReads(reads);
        choice.addReads(reads);
        named.values().forEach(one -> one.addReads(reads));
        files.forEach(one -> one.by().addReads(reads));
        add(each, reads);
        for (Emission emission : interactions) {
            add(emission.when, reads);
            emission.cells.values().forEach(one -> one.addReads(reads));
        }
        return reads;
    }

    private static void add(@Nullable Expression one, Reads reads) {
        if (one != null) {
            one.addReads(reads);
        }
    }

    /** Whether something is taken from a column, or a member of members with dots between their names. */
    public boolean mentions(String column) {
        String last = column.substring(column.lastIndexOf('.') + 1);
        return words.stream().anyMatch(word -> word.contains(column) || word.contains(last));
    }

    /** Whether one record may become several interactions. */
    public boolean several() {
        return each != null || interactions.size() > 1;
    }

    /** Whether the whole file has to be seen before its first record is read. */
    public boolean needsSurvey() {
        return !shape.lookups.isEmpty() || choice.newest != null || !choice.unchanged.isEmpty();
    }
}
