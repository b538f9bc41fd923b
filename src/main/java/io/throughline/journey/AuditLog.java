package io.throughline.journey;

import java.util.function.Consumer;

/** Who did what to the data, and when; entries are added and never changed. Implemented by the store. */
public interface AuditLog {
    /** Keeps one more; its time is that of the database. */
    void record(String who, String action, String subject, String detail);

    /** Tells of all entries, oldest first. */
    void forEach(Consumer<AuditEntry> each);
}
