package io.throughline.export;

import static io.throughline.export.CytoscapeJson.quoted;

import io.throughline.journey.AuditEntry;

/** Audit entries as JSON lines. */
public final class AuditLines {
    private AuditLines() {}

    /** One entry as one line, without its end. */
    public static String line(AuditEntry entry) {
        return "{\"at\":" + quoted(entry.at().toString()) + ",\"who\":" + quoted(entry.who()) + ",\"action\":"
                + quoted(entry.action()) + ",\"subject\":" + quoted(entry.subject()) + ",\"detail\":"
                + quoted(entry.detail()) + "}";
    }
}
