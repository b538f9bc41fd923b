package io.throughline.server;

import io.throughline.access.Caller;
import io.throughline.ingest.ImportListener;
import io.throughline.journey.AuditLog;
import io.throughline.journey.ImportReport;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Remembers each file that was imported, and what it took out; live calls are told by their imports alone. */
final class AuditedImports implements ImportListener {
    private final AuditLog log;
    private final String door;

    /** @param door through which imports come where nobody's name is known */
    AuditedImports(AuditLog log, String door) {
        this.log = log;
        this.door = door;
    }

    private String who() {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found != null && found.getPrincipal() instanceof Caller caller ? caller.name() : door;
    }

    @Override
    public void imported(ImportReport report) {
        String rows = String.format(Locale.ROOT, "%d rows, %d rejected", report.rows(), report.rejected());
        String left = report.notes().stream()
                .filter(note -> note.startsWith("Replaced ") || note.startsWith("The sample market was taken out"))
                .map(note -> ". " + note)
                .collect(Collectors.joining());
        log.record(who(), "import", report.id(), report.source() + ": " + rows + left);
    }

    @Override
    public void recorded(ImportReport report) {}
}
