package io.throughline.ingest.record;

import io.throughline.ingest.format.Role;
import java.util.ArrayList;
import java.util.List;

/** Columns that are members of an object under a name that plays a part, as {@code value.amount} and {@code value.currency}. */
final class ObjectColumns {
    private static final String AMOUNT = ".amount";
    private static final String CURRENCY = "currency";

    private ObjectColumns() {}

    /** The name under which a column is kept: the currency of an amount is that of the value. */
    static String attribute(ColumnMapping columns, int column) {
        String name = columns.header.get(column);
        String value = columns.name(Role.VALUE);
        boolean amount = value.endsWith(AMOUNT) && !columns.header.contains(CURRENCY);
        return amount && name.equals(value.substring(0, value.length() - AMOUNT.length() + 1) + CURRENCY)
                ? CURRENCY
                : name;
    }

    /** What plays no part since it stands within an object whose name would. */
    static List<String> notes(ColumnMapping columns) {
        List<String> notes = new ArrayList<>();
        for (Role role : Role.values()) {
            List<String> members = columns.column(role) >= 0 ? List.of() : members(columns, role);
            if (!members.isEmpty()) {
                notes.add("No column is the " + role.option() + ": it is an object; where one of "
                        + String.join(", ", members) + " is meant, name it by " + role.option() + "=COLUMN.");
            }
        }
        return notes;
    }

    private static List<String> members(ColumnMapping columns, Role role) {
        List<String> members = new ArrayList<>();
        for (String name : columns.header) {
            int dot = name.indexOf('.');
            String object = name.substring(0, Math.max(0, dot));
            if (dot > 0 && role.columns().stream().anyMatch(known -> Role.isNamed(object, known))) {
                members.add(name);
            }
        }
        return members;
    }
}
