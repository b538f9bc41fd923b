package io.throughline.ingest.mapping;

import io.throughline.ingest.mapping.SourceMapping.Emission;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.RecordAccount.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one file's records by a mapping, in their order. */
public final class MappingRun {
    /** How the names of columns begin that hold other identifiers than the customer's id. */
    public static final String IDENTIFIER = "identifier.";

    private static final String CONSENT = "consent";
    private static final String NOTHING = "nothing happened in it";

    /**
     * What is the same for all records of a file.
     *
     * @param name the file's, or the source's, without what stands behind its first dot
     * @param titles lines before the header
     * @param columns of a table
     */
    public record About(String name, List<String> titles, List<String> columns) {
        private Map<String, Object> members() {
            return Map.of("file_name", name, "title_lines", titles, "column_names", columns);
        }
    }

    private final SourceMapping mapping;
    private final List<String> columns;
    private final MappingSurvey survey;
    private final Fields fields;
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> duplicates = new TreeMap<>();
    private final MappingState state;
    private final Totals totals;
    private @Nullable Fate skippedAs;
    private String skippedFor = NOTHING;
    private SeenKeys.@Nullable Key pendingRecord;
    private final List<SeenKeys.Key> pending = new ArrayList<>();
    private final String repeated;
    private @Nullable String recordKey;

    public MappingRun(SourceMapping mapping, MappingSurvey survey, About about, MappingState state) {
        this.state = state;
        this.totals = new Totals(mapping.choice().totals());
        this.mapping = mapping;
        this.columns = mapping.columns();
        this.survey = survey;
        Map<String, Object> fixed = new LinkedHashMap<>(about.members());
        fixed.putAll(survey.tables());
        this.fields = new Fields(mapping.named(), fixed);
        this.repeated = mapping.choice().duplicate() instanceof Expression.Path path
                ? "repeated " + path.name()
                : "repeated record";
    }

    public List<String> columns() {
        return columns;
    }

    /** Records that were left out, by reason. */
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    /** Records that say again what another of the file says, by reason. */
    public Map<String, Long> duplicates() {
        return duplicates;
    }

    private void begin(JsonNode record) {
        recordKey = null;
        fields.begin(record);
        for (Lookup other : mapping.files()) {
            LookupTable table = state.tables.get(other.name());
            fields.join(
                    other.name(), table == null ? null : table.find(other.by().text(fields)));
        }
    }

    /** Whether the file's records end before this one. */
    public boolean isFooter(JsonNode record) {
        Expression footer = mapping.shape().footer();
        begin(record);
        return footer != null && footer.holds(fields);
    }

    /** What is equal in rows that are one record; empty where each is one. */
    public String group(JsonNode record) {
        Expression group = mapping.shape().group();
        begin(record);
        return group == null ? "" : group.text(fields);
    }

    /** Sees a record before any is read. */
    public void survey(JsonNode record) {
        survey.look(mapping, fields, record);
    }

    /** @throws ImportRefused where the file's first record tells that nothing can be taken of it */
    public void requireUsable(JsonNode record) {
        begin(record);
        firstThatHolds(mapping.choice().refused()).ifPresent(sentence -> {
            throw new ImportRefused(sentence);
        });
    }

    /** Whether a record is there to be looked up only. */
    public boolean isLookedUp(JsonNode record) {
        begin(record);
        return mapping.shape().lookups().values().stream()
                .anyMatch(lookup ->
                        !lookup.also() && lookup.when() != null && lookup.when().holds(fields));
    }

    /** The interactions of a record as cells by column; none where it is left out or a duplicate. */
    public List<String[]> read(JsonNode record) {
        long place = state.places++;
        begin(record);
        totals.look(fields);
        pending.clear();
        pendingRecord = null;
        String unwanted = firstThatHolds(mapping.choice().leftOut()).orElseGet(() -> findUnchanged(place));
        String again = unwanted == null ? findRepeated(place) : null;
        unwanted = unwanted == null && again == null ? findRepeatedKey() : unwanted;
        List<String[]> rows = unwanted == null && again == null ? rows() : List.of();
        skippedAs = rows.isEmpty() ? again == null ? Fate.LEFT_OUT : Fate.DUPLICATE : null;
        if (skippedAs != null) {
            skippedFor = again != null ? again : unwanted != null ? unwanted : NOTHING;
            (again == null ? leftOut : duplicates).merge(skippedFor, 1L, Long::sum);
        }
        return rows;
    }

    /** What became of the record just read where it became no interactions; null where it did. */
    public @Nullable Fate skippedAs() {
        return skippedAs;
    }

    /** The identifiers of the record just read, as cells by column, where it was left out but carries some. */
    public Optional<String[]> identifiers() {
        boolean any = columns.stream().anyMatch(MappingRun::tellsOfCustomers);
        if (!any || skippedAs != Fate.LEFT_OUT || mapping.each() != null) {
            return Optional.empty();
        }
        Map<String, Expression> told = mapping.interactions().get(0).cells();
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, Values.MISSING);
        for (int i = 0; i < cells.length; i++) {
            String name = columns.get(i);
            Expression cell = told.get(name);
            if (cell != null && (tellsOfCustomers(name) || name.equals("customer") || name.equals("time"))) {
                cells[i] = cell.text(fields);
            }
        }
        return Optional.of(cells);
    }

    private static boolean tellsOfCustomers(String column) {
        return column.startsWith(IDENTIFIER) || column.equals(CONSENT);
    }

    /** Why the record just read became no interactions. */
    public String skippedFor() {
        return skippedFor;
    }

    /** The record just read was taken, so that another with its key is a duplicate. */
    public void taken() {
        if (pendingRecord != null) {
            state.taken.add(pendingRecord);
            pendingRecord = null;
        }
        pending.forEach(state.once::add);
        pending.clear();
    }

    /** What a report should say of these records once the last one is read. */
    public List<String> notes() {
        List<String> notes = totals.notes();
        state.taken.tell(repeated, notes);
        state.once.tell(String.join(", ", mapping.choice().once().keySet()), notes);
        return notes;
    }

    /** Why the record just read is refused; null where it is not. */
    public @Nullable String fault() {
        return firstThatHolds(mapping.choice().rejected()).orElse(null);
    }

    private Optional<String> firstThatHolds(Map<String, Expression> reasons) {
        for (Map.Entry<String, Expression> one : reasons.entrySet()) {
            if (one.getValue().holds(fields)) {
                return Optional.of(one.getKey());
            }
        }
        return Optional.empty();
    }

    private @Nullable String findUnchanged(long place) {
        return mapping.choice().unchanged().keySet().stream()
                .filter(reason -> survey.tellsAgain(reason, place))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String findRepeated(long place) {
        String key = duplicateKey();
        if (key.isBlank()) {
            return null;
        }
        if (mapping.choice().newest() != null) {
            return survey.isNewest(key, place) ? null : repeated;
        }
        SeenKeys.Key whole = state.taken.of(key);
        pendingRecord = whole;
        return state.taken.holds(whole) ? repeated : null;
    }

    private @Nullable String findRepeatedKey() {
        for (Map.Entry<String, Expression> one : mapping.choice().once().entrySet()) {
            String key = one.getValue().text(fields);
            if (!key.isBlank()) {
                SeenKeys.Key whole = state.once.of(one.getKey() + '\n' + key);
                if (state.once.holds(whole)) {
                    return one.getKey();
                }
                pending.add(whole);
            }
        }
        return null;
    }

    private List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        if (mapping.each() == null) {
            addRows(rows);
            return rows;
        }
        for (Object element : Values.list(mapping.each().value(fields))) {
            fields.each(element);
            addRows(rows);
        }
        return rows;
    }

    private void addRows(List<String[]> rows) {
        for (Emission emission : mapping.interactions()) {
            if (emission.when() == null || emission.when().holds(fields)) {
                rows.add(cells(emission));
            }
        }
    }

    private String[] cells(Emission emission) {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            Expression cell = emission.cells().get(columns.get(i));
            cells[i] = cell == null ? Values.MISSING : cell.text(fields);
        }
        if (mapping.choice().duplicate() != null) {
            cells[cells.length - 1] = key(emission);
        }
        return cells;
    }

    /** The record's key; where it is several interactions, one for each. */
    private String key(Emission emission) {
        String key = duplicateKey();
        Expression touchpoint = emission.cells().get("touchpoint");
        return touchpoint == null || key.isBlank() || !mapping.several() ? key : key + ' ' + touchpoint.text(fields);
    }

    private String duplicateKey() {
        Expression duplicate = mapping.choice().duplicate();
        if (duplicate == null) {
            return Values.MISSING;
        }
        // Of the whole record it is dear, and the same for each of its interactions.
        String known = duplicate instanceof RecordHash ? recordKey : null;
        String key = known == null ? duplicate.text(fields) : known;
        recordKey = key;
        return key;
    }
}
