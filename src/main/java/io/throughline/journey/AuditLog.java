package io.throughline.journey;

import java.util.function.Consumer;

/** Who did what to the data, and when; an entry is added by the write that it tells of. Implemented by the store. */
public interface AuditLog {
    /** Tells of all entries, oldest first. */
    void forEach(Consumer<AuditEntry> each);
}
