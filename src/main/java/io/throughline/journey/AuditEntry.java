package io.throughline.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Something that somebody did to the data.
 *
 * @param who the door it came through, and the person where the door knows one
 * @param action what was done, such as {@code import} or {@code removeImport}
 * @param subject id or name of what it was done to
 * @param detail what else tells it apart
 */
public record AuditEntry(Instant at, String who, String action, String subject, String detail) {
    private static final int NAMED = 100;

    /** Names of what was edited, as one text; those beyond the first hundred are counted. */
    public static String names(Collection<String> all) {
        String some = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() <= NAMED ? some : some + " and " + (all.size() - NAMED) + " more";
    }
}
