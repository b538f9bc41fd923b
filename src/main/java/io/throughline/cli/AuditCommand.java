package io.throughline.cli;

import io.throughline.export.AuditLines;
import io.throughline.journey.AuditLog;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints who did what to the data, oldest first: exit 0. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Prints who did what to the data and when, as JSON lines, oldest first.")
public final class AuditCommand implements Callable<Integer> {
    private final Supplier<AuditLog> log;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** @param log asked for once the command line has been found in order */
    public AuditCommand(Supplier<AuditLog> log) {
        this.log = log;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        log.get().forEach(entry -> out.println(AuditLines.line(entry)));
        out.flush();
        return 0;
    }
}
