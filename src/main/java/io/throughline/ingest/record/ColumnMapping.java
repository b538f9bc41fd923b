package io.throughline.ingest.record;

import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.journey.ImportRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which column of a file means what. A role without a column has −1. */
final class ColumnMapping {
    /** A column under the name it is kept by. */
    record Named(String name, int column) {}

    private final int[] roles = new int[Role.values().length];
    final List<String> header;
    private final List<Named> traits = new ArrayList<>();
    private final List<Named> identifiers = new ArrayList<>();
    private final List<Named> attributes = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> byLastPart = new ArrayList<>();

    private ColumnMapping(List<String> header) {
        this.header = header;
        Arrays.fill(roles, -1);
    }

    public static ColumnMapping map(List<String> header, ImportOptions options) {
        return map(header, options, true);
    }

    /** @param paired whether a column of dates beside a column of times that is named like it is read with it */
    public static ColumnMapping map(List<String> header, ImportOptions options, boolean paired) {
        ColumnMapping columns = new ColumnMapping(header);
        Set<Integer> ignored = columns.findIgnored(options);
        columns.refuseTwins(ignored);
        Set<Integer> taken = new HashSet<>(ignored);
        for (Role role : Role.values()) {
            String asked = options.columns().get(role);
            if (asked != null) {
                columns.roles[role.ordinal()] = columns.find(role.option(), asked);
                taken.add(columns.roles[role.ordinal()]);
            }
        }
        Set<Integer> traits = columns.findTraits(options);
        for (Role role : Role.values()) {
            if (!options.columns().containsKey(role)) {
                columns.recognise(role, taken, traits);
            }
        }
        if (paired
                && !options.columns().containsKey(Role.TIME)
                && !options.columns().containsKey(Role.CLOCK)) {
            columns.pair(taken, traits);
        }
        columns.requireNeeded();
        taken.addAll(traits);
        columns.findIdentifiers(options, taken);
        columns.keepOthers(taken);
        return columns;
    }

    int column(Role role) {
        return roles[role.ordinal()];
    }

    /** The name of a role's column as the file spells it; the role's own name where there is none. */
    String name(Role role) {
        return column(role) < 0 ? role.option() : header.get(column(role));
    }

    List<Named> traits() {
        return traits;
    }

    /** By kind; a column may serve otherwise as well. */
    List<Named> identifiers() {
        return identifiers;
    }

    List<Named> attributes() {
        return attributes;
    }

    /** What each column of the header is taken for: the option it serves, {@code attribute} or {@code ignore}. */
    List<String> uses() {
        List<String> uses = new ArrayList<>(Collections.nCopies(header.size(), "ignore"));
        attributes.forEach(attribute -> uses.set(attribute.column(), "attribute"));
        traits.forEach(trait -> uses.set(trait.column(), "trait." + trait.name()));
        identifiers.forEach(one -> uses.set(one.column(), MappingRun.IDENTIFIER + one.name()));
        for (Role role : Role.values()) {
            if (column(role) >= 0) {
                uses.set(column(role), role.option());
            }
        }
        return uses;
    }

    /** The mapping as the report tells it. */
    String describe() {
        Map<String, String> uses = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            if (column(role) >= 0) {
                uses.put(role.option(), header.get(column(role)));
            }
        }
        traits.forEach(trait -> uses.put("trait " + trait.name(), header.get(trait.column())));
        identifiers.forEach(one -> uses.put("identifier " + one.name(), header.get(one.column())));
        List<String> parts = new ArrayList<>();
        uses.forEach((use, column) -> parts.add(use + " ← " + column));
        String text = "Columns: " + String.join(", ", parts);
        if (!attributes.isEmpty()) {
            List<String> names = attributes.stream().map(Named::name).toList();
            text += "; attributes: " + String.join(", ", names);
        }
        return dropped.isEmpty() ? text : text + "; dropped: " + String.join(", ", dropped);
    }

    private Set<Integer> findIgnored(ImportOptions options) {
        Set<Integer> ignored = new HashSet<>();
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).isEmpty()) {
                ignored.add(column);
                dropped.add("column " + (column + 1) + " without a name");
            }
        }
        for (String name : options.ignored()) {
            boolean found = false;
            for (int column = 0; column < header.size(); column++) {
                if (header.get(column).equalsIgnoreCase(name)) {
                    ignored.add(column);
                    dropped.add(header.get(column));
                    found = true;
                }
            }
            if (!found) {
                throw missing("ignore", name);
            }
        }
        return ignored;
    }

    private void refuseTwins(Set<Integer> ignored) {
        Set<String> names = new HashSet<>();
        for (int column = 0; column < header.size(); column++) {
            if (!ignored.contains(column) && !names.add(header.get(column))) {
                throw Twins.refused(header.get(column));
            }
        }
    }

    private Set<Integer> findTraits(ImportOptions options) {
        Set<Integer> found = new HashSet<>();
        new TreeMap<>(options.traits()).forEach((name, asked) -> {
            int column = find("trait." + name, asked);
            traits.add(new Named(name, column));
            found.add(column);
        });
        return found;
    }

    private void findIdentifiers(ImportOptions options, Set<Integer> taken) {
        Map<String, Integer> found = new TreeMap<>();
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).startsWith(MappingRun.IDENTIFIER) && taken.add(column)) {
                found.put(header.get(column).substring(MappingRun.IDENTIFIER.length()), column);
            }
        }
        options.identifiers().forEach((kind, asked) -> {
            int column = find(MappingRun.IDENTIFIER + kind, asked);
            found.put(kind, column);
            taken.add(column);
        });
        found.forEach((kind, column) -> identifiers.add(new Named(kind, column)));
    }

    /** What was found by the last part of its name, for a person to check; empty where nothing was. */
    List<String> notes() {
        List<String> notes = ObjectColumns.notes(this);
        if (!byLastPart.isEmpty()) {
            notes.add("Found by the last part of their names: " + String.join(", ", byLastPart)
                    + ". Another column is named by OPTION=COLUMN.");
        }
        return notes;
    }

    /** The column of exactly this name, else the first that differs in case only. */
    private int find(String option, String name) {
        int column = header.indexOf(name);
        for (int i = 0; column < 0 && i < header.size(); i++) {
            column = header.get(i).equalsIgnoreCase(name) ? i : -1;
        }
        if (column < 0) {
            throw missing(option, name);
        }
        return column;
    }

    private ImportRefused missing(String option, String name) {
        return new ImportRefused(
                option + "=" + name + ": there is no such column; the file has " + String.join(", ", header) + ".");
    }

    private void recognise(Role role, Set<Integer> taken, Set<Integer> traits) {
        if (!recognise(role, taken, traits, false)) {
            recognise(role, taken, traits, true);
        }
    }

    /** @param nested looks at the last part of names such as {@code properties.time} */
    private boolean recognise(Role role, Set<Integer> taken, Set<Integer> traits, boolean nested) {
        for (String name : role.columns()) {
            for (int column = 0; column < header.size(); column++) {
                boolean free = !taken.contains(column) && (role.needed() || !traits.contains(column));
                if (free && isNamed(header.get(column), name, nested)) {
                    if (nested && !isOnly(role, name, column, taken)) {
                        return false;
                    }
                    roles[role.ordinal()] = column;
                    taken.add(column);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether no other column's last part is this name; @throws ImportRefused where a column that is needed cannot be told */
    private boolean isOnly(Role role, String name, int column, Set<Integer> taken) {
        for (int other = column + 1; other < header.size(); other++) {
            if (!taken.contains(other) && isNamed(header.get(other), name, true)) {
                if (role.needed()) {
                    throw new ImportRefused("The " + role.option() + " may be in " + header.get(column) + " or in "
                            + header.get(other) + "; name it by " + role.option() + "=COLUMN.");
                }
                return false;
            }
        }
        byLastPart.add(role.option() + " in " + header.get(column));
        return true;
    }

    private static boolean isNamed(String column, String name, boolean nested) {
        int last = column.lastIndexOf('.');
        return nested ? last > 0 && Role.isNamed(column.substring(last + 1), name) : Role.isNamed(column, name);
    }

    /** A column {@code time} beside a column {@code date} is its time of day; likewise {@code event_time} and {@code event_date}. */
    private void pair(Set<Integer> taken, Set<Integer> traits) {
        int time = column(Role.TIME);
        String name = time < 0 ? "" : header.get(time).toLowerCase(Locale.ROOT);
        for (int column = 0; column < header.size() && name.contains("time"); column++) {
            boolean free = !taken.contains(column) && !traits.contains(column);
            if (free && header.get(column).toLowerCase(Locale.ROOT).equals(name.replace("time", "date"))) {
                roles[Role.CLOCK.ordinal()] = time;
                roles[Role.TIME.ordinal()] = column;
                taken.add(column);
                return;
            }
        }
    }

    private void requireNeeded() {
        List<String> wanted = new ArrayList<>();
        for (Role role : Role.values()) {
            boolean spared = role == Role.TOUCHPOINT && column(Role.CONSENT) >= 0;
            if (role.needed() && column(role) < 0 && !spared) {
                wanted.add(role.option() + " (" + String.join(", ", role.columns()) + ", or named by " + role.option()
                        + "=COLUMN)");
            }
        }
        if (header.isEmpty()) {
            throw new ImportRefused("There is no JSON object with members in it; nothing was taken.");
        }
        if (!wanted.isEmpty()) {
            throw new ImportRefused("The file has the columns " + RowReader.shorten(String.join(", ", header))
                    + "; a column is missing for " + String.join("; ", wanted) + "." + PathColumns.hint(header));
        }
    }

    private void keepOthers(Set<Integer> taken) {
        for (int column = 0; column < header.size(); column++) {
            if (!taken.contains(column) && !RowFeedback.isOwn(header.get(column))) {
                attributes.add(new Named(ObjectColumns.attribute(this, column), column));
            }
        }
    }
}
