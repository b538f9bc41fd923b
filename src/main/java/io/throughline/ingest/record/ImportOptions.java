package io.throughline.ingest.record;

import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.ingest.text.DecimalSign;
import io.throughline.ingest.text.TimeForms;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read, as its sender asked.
 *
 * @param source null: the file's name
 * @param replaces source or id of earlier imports that this one takes out; null: none
 * @param encoding null: found by content
 * @param zone of times that name no offset
 * @param columns roles whose column is named
 * @param traits trait name to column
 * @param identifiers kind of identifier to column
 * @param system what the customers' ids are keys of; null: of the system whose export it is, or of none
 * @param ignored columns that are dropped
 * @param timeForm form of the time column, as far as it is named
 * @param decimal decimal sign of the value; null: found by content
 * @param mapping the system whose records they are; {@link #NO_MAPPING}: none; null: found by content
 * @param kind the word for what the rows are, see {@link RecordKind#option()}; the options of columns and conversions are for interactions
 * @param conversions touchpoints to be marked as conversions
 * @param given the options as they were written, by name
 */
public record ImportOptions(
        @Nullable String source,
        @Nullable String replaces,
        @Nullable Charset encoding,
        ZoneId zone,
        Map<Role, String> columns,
        Map<String, String> traits,
        Map<String, String> identifiers,
        @Nullable String system,
        List<String> ignored,
        List<String> conversions,
        ConversionRows conversionRows,
        TimeForms timeForm,
        @Nullable DecimalSign decimal,
        @Nullable String mapping,
        String kind,
        Map<String, String> given) {

    /** Takes the file as a plain table. */
    public static final String NO_MAPPING = "none";

    /** The option that holds a mapping of the sender's own. */
    public static final String MAPPING_TEXT = "mapping-text";

    /** The option that holds rules that the file must keep. */
    public static final String RULES_TEXT = "rules-text";

    /** Every option with what it does, in the order of a help text. */
    public static final Map<String, String> MEANINGS = OptionMeanings.all();

    /** How options begin that name the column of a trait. */
    static final String TRAIT = "trait.";

    public ImportOptions {
        columns = Map.copyOf(columns);
        traits = Map.copyOf(traits);
        identifiers = Map.copyOf(identifiers);
        ignored = List.copyOf(ignored);
        conversions = List.copyOf(conversions);
        given = Map.copyOf(given);
        refuseClashes(columns, traits, ignored);
    }

    /** These options, with touchpoints to be marked where none are named. */
    public ImportOptions orConversions(List<String> others) {
        return conversions.isEmpty() && !others.isEmpty()
                ? new ImportOptions(
                        source,
                        replaces,
                        encoding,
                        zone,
                        columns,
                        traits,
                        identifiers,
                        system,
                        ignored,
                        others,
                        conversionRows,
                        timeForm,
                        decimal,
                        mapping,
                        kind,
                        given)
                : this;
    }

    /** Touchpoints that the sender names as conversions, not the format. */
    public List<String> askedConversions() {
        return readList(given.get("conversions"));
    }

    /** These options, and of others those that are not given here. */
    public ImportOptions orElse(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(others);
        all.putAll(given);
        return all.equals(given) ? this : of(all);
    }

    /** Nothing asked for. */
    public static ImportOptions none() {
        return of(List.of());
    }

    /** Reads {@code name=value} pairs. */
    public static ImportOptions of(List<String> pairs) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            add(given, equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return read(given);
    }

    /** Reads options by name. */
    public static ImportOptions of(Map<String, String> options) {
        Map<String, String> given = new LinkedHashMap<>();
        options.forEach((name, value) -> add(given, name, value));
        return read(given);
    }

    private static void add(Map<String, String> given, String name, String text) {
        String value = text.strip();
        requireKnown(name);
        if (value.isEmpty()) {
            throw new InvalidArgument(name, "", name + "=VALUE with a value");
        }
        String before = given.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw new InvalidArgument(name, before + " and " + value, "one value");
        }
    }

    private static ImportOptions read(Map<String, String> given) {
        Map<Role, String> columns = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String column = given.get(role.option());
            if (column != null) {
                columns.put(role, column);
            }
        }
        var unused = OwnIds.isOwn(given.get(OwnIds.OPTION));
        refuse(given);
        return new ImportOptions(
                name(given, "source"),
                given.get("replaces"),
                readEncoding(given.get("encoding")),
                readZone(given.get("zone")),
                columns,
                named(given, TRAIT),
                named(given, MappingRun.IDENTIFIER),
                name(given, "system"),
                readList(given.get("ignore")),
                readList(given.get("conversions")),
                readConversionRows(given.get("conversion-rows")),
                TimeForms.of(given.get("time-format")),
                readDecimal(given.get("decimal")),
                given.get("mapping"),
                RecordKind.option(given.get("kind")),
                given);
    }

    private static @Nullable String name(Map<String, String> given, String option) {
        String name = given.get(option);
        return name == null ? null : Names.require(option, name);
    }

    private static void refuse(Map<String, String> given) {
        String transitions = given.getOrDefault("lifecycle", "all");
        if (!transitions.equalsIgnoreCase("all")) {
            throw new InvalidArgument("lifecycle", transitions, "all");
        }
        String mapping = given.get("mapping");
        if (mapping != null && given.containsKey(MAPPING_TEXT)) {
            throw new InvalidArgument("mapping", mapping, "the name of a mapping or a text of one's own, not both");
        }
    }

    /** What options whose name begins with a word say, by the rest of it. */
    private static Map<String, String> named(Map<String, String> given, String word) {
        Map<String, String> named = new TreeMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(word)) {
                named.put(Names.require(word, name.substring(word.length())), value);
            }
        });
        return named;
    }

    private static void requireKnown(String name) {
        boolean open = name.startsWith(TRAIT) || name.startsWith(MappingRun.IDENTIFIER);
        boolean named = open && name.indexOf('.') < name.length() - 1;
        if (!named && (open || !MEANINGS.containsKey(name))) {
            throw new InvalidArgument("option", name, "one of " + String.join(", ", MEANINGS.keySet()));
        }
    }

    private static @Nullable Charset readEncoding(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidArgument("encoding", name, "a character set such as UTF-8, UTF-16LE or windows-1252");
        }
    }

    private static ZoneId readZone(@Nullable String name) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidArgument("zone", name, "a time zone such as Europe/Berlin, UTC or +02:00");
        }
    }

    private static ConversionRows readConversionRows(@Nullable String name) {
        if (name == null || name.equalsIgnoreCase("AFTER")) {
            return ConversionRows.AFTER;
        }
        if (name.equalsIgnoreCase("SELF")) {
            return ConversionRows.SELF;
        }
        throw new InvalidArgument("conversion-rows", name, "AFTER or SELF");
    }

    private static @Nullable DecimalSign readDecimal(@Nullable String name) {
        for (DecimalSign sign : DecimalSign.values()) {
            if (sign.name().equalsIgnoreCase(name)) {
                return sign;
            }
        }
        if (name == null) {
            return null;
        }
        throw new InvalidArgument("decimal", name, "POINT or COMMA");
    }

    private static List<String> readList(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> items = new ArrayList<>(Arrays.asList(text.split(",", -1)));
        items.replaceAll(String::strip);
        items.removeIf(String::isEmpty);
        return items;
    }

    private static void refuseClashes(Map<Role, String> columns, Map<String, String> traits, List<String> ignored) {
        Map<String, String> taken = new TreeMap<>();
        for (Role role : Role.values()) {
            String column = columns.get(role);
            if (column == null) {
                continue;
            }
            String other = taken.put(column.toLowerCase(Locale.ROOT), role.option());
            if (other != null) {
                throw new InvalidArgument(
                        role.option(), column, "a column of its own; " + other + " is read from it already");
            }
        }
        new TreeMap<>(traits).forEach((name, column) -> taken.put(column.toLowerCase(Locale.ROOT), TRAIT + name));
        for (String column : ignored) {
            String user = taken.get(column.toLowerCase(Locale.ROOT));
            if (user != null) {
                throw new InvalidArgument("ignore", column, "columns that no other option names; " + user + " does");
            }
        }
    }
}
