package io.throughline.ingest.record;

import io.throughline.journey.ImportRefused;
import java.util.List;

/** Columns of one name, of which nobody can tell which is meant. */
final class Twins {
    private Twins() {}

    /** Refuses a header that names one of these columns again, letter case aside. @param columns −1: none */
    static void refuse(List<String> header, int... columns) {
        for (int column : columns) {
            String name = column < 0 ? "" : header.get(column);
            if (column >= 0 && header.stream().filter(name::equalsIgnoreCase).count() > 1) {
                throw new ImportRefused("The header names the column '" + name + "' twice; rename one of them.");
            }
        }
    }

    /** The same where columns can be dropped. */
    static ImportRefused refused(String name) {
        return new ImportRefused("The header names the column '" + name
                + "' twice; rename one of them, or drop both by ignore=" + name + ".");
    }
}
