package io.throughline.journey;

import java.time.Instant;

/**
 * Something that somebody did to the data.
 *
 * @param who the door it came through, and the person where the door knows one
 * @param action what was done, such as {@code import} or {@code removeImport}
 * @param subject id or name of what it was done to
 * @param detail what else tells it apart
 */
public record AuditEntry(Instant at, String who, String action, String subject, String detail) {}
