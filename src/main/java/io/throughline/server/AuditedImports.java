package io.throughline.server;

import io.throughline.ingest.ImportListener;
import io.throughline.journey.AuditLog;
import io.throughline.journey.ImportReport;
import java.util.Locale;

/** Remembers each file that was imported; live calls are told by their imports alone. */
final class AuditedImports implements ImportListener {
    private final AuditLog log;
    private final String who;

    /** @param who the door that imports come through */
    AuditedImports(AuditLog log, String who) {
        this.log = log;
        this.who = who;
    }

    @Override
    public void imported(ImportReport report) {
        String rows = String.format(Locale.ROOT, "%d rows, %d rejected", report.rows(), report.rejected());
        log.record(who, "import", report.id(), report.source() + ": " + rows);
    }

    @Override
    public void recorded(ImportReport report) {}
}
