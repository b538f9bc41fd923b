package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What only the whole file tells: tables that are looked up, and which of several records is the newest. */
public final class MappingSurvey {
    /** What is kept of a file in memory at most. */
    private static final int MOST = 5_000_000;

    private record Latest(String rank, long place) {}

    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private final Map<String, Latest> newest = new HashMap<>();
    private final Map<String, Changes> changes = new HashMap<>();
    private long places;

    /** Sees a record; in the order of the file. */
    void look(SourceMapping mapping, Fields fields, JsonNode record) {
        fields.begin(record);
        boolean onlyLookedUp = false;
        for (Map.Entry<String, SourceMapping.Table> one :
                mapping.shape().lookups().entrySet()) {
            SourceMapping.Table lookup = one.getValue();
            Map<String, String> table = tables.computeIfAbsent(one.getKey(), n -> new HashMap<>());
            if (lookup.when() == null || lookup.when().holds(fields)) {
                onlyLookedUp |= !lookup.also() && lookup.when() != null;
                put(table, lookup, fields);
            }
        }
        if (onlyLookedUp) {
            return;
        }
        Expression duplicate = mapping.choice().duplicate();
        Expression rank = mapping.choice().newest();
        if (rank != null && duplicate != null) {
            Latest mine = new Latest(rank.text(fields), places);
            newest.merge(
                    duplicate.text(fields), mine, (known, next) -> compare(next.rank, known.rank) > 0 ? next : known);
        }
        mapping.choice()
                .unchanged()
                .forEach((reason, change) ->
                        changes.computeIfAbsent(reason, same -> new Changes()).look(change, fields, places));
        places++;
        requireRoom();
    }

    private void requireRoom() {
        long kept = newest.size() + (changes.isEmpty() ? 0 : places);
        for (Map<String, String> table : tables.values()) {
            kept += table.size();
        }
        if (kept > MOST) {
            throw new ImportRefused(String.format(
                    Locale.ROOT,
                    "More than %,d records of the file must be compared or looked up; give it in parts of fewer.",
                    MOST));
        }
    }

    private static void put(Map<String, String> table, SourceMapping.Table lookup, Fields fields) {
        String value = lookup.value().text(fields);
        for (Object key : keys(lookup.key().value(fields))) {
            if (!Values.isMissing(key) && !value.isBlank()) {
                table.put(Values.text(key).strip(), value);
            }
        }
    }

    private static List<?> keys(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** The tables as expressions see them. */
    Map<String, Object> tables() {
        Map<String, Object> all = new LinkedHashMap<>();
        tables.forEach(all::put);
        return all;
    }

    /** Whether of the records with this key the one at this place is the newest. */
    boolean isNewest(String key, long place) {
        Latest latest = newest.get(key);
        return latest == null || latest.place == place;
    }

    /** Whether the record at this place tells nothing new by a rule. */
    boolean tellsAgain(String reason, long place) {
        Changes known = changes.get(reason);
        return known != null && known.tellsAgain(place);
    }

    /** Times by the moment they stand for, numbers by their size, all else as text. */
    static int compare(String a, String b) {
        try {
            return OffsetDateTime.parse(a)
                    .toInstant()
                    .compareTo(OffsetDateTime.parse(b).toInstant());
        } catch (DateTimeException noTimes) {
            try {
                return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
            } catch (NumberFormatException noNumbers) {
                return a.compareTo(b);
            }
        }
    }
}
