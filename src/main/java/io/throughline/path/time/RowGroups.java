package io.throughline.path.time;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Rows by something that has a name, those without one as {@code (none)}.
 *
 * @param names ascending
 * @param of group by code, from the lowest code on
 * @param lowest the lowest code
 * @param codes code of each row
 */
record RowGroups(String[] names, int[] of, int lowest, Function<Timelines, int[]> codes) {
    static RowGroups of(InteractionKindGroups groups) {
        return new RowGroups(groups.names(), groups.of(), 0, Timelines::contact);
    }

    /** By the value of an attribute. */
    static RowGroups attribute(JourneySet set, String attribute) {
        CodeColumn column = set.columns().attribute(attribute);
        String[] named = new String[column.values().size() + 1];
        named[0] = Reserved.NONE;
        for (int code = 0; code < named.length - 1; code++) {
            named[code + 1] = Reserved.free(column.values().text(code));
        }
        String[] names = new TreeSet<>(Arrays.asList(named)).toArray(String[]::new);
        int[] of = new int[named.length];
        Arrays.setAll(of, code -> Arrays.binarySearch(names, named[code]));
        return new RowGroups(names, of, CodeColumn.MISSING, column::codes);
    }
}
