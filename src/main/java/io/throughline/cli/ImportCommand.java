package io.throughline.cli;

import io.throughline.export.KeptRowsFile;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.FileFaults;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Imports files into the store: exit 0 where all were taken, 1 where one was refused, 2 for wrong usage. */
@Command(
        name = "import",
        description =
                "Imports files of interactions: CSV or JSON, plain or packed, a path table, or the export of a system.",
        footerHeading = "%nHow a file is read, each as --NAME=VALUE:%n")
public final class ImportCommand implements Callable<Integer> {
    private final Supplier<ImportService> desk;

    @Mixin
    private GivenFiles given = new GivenFiles();

    @Option(names = "--quiet", description = "No progress bar.")
    private boolean quiet;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Writes rejected records there as they came, to be mended and imported again.")
    private @Nullable Path rejected;

    @Option(
            names = "--left-out",
            paramLabel = "FILE",
            description = "Writes records that were left out there as they came.")
    private @Nullable Path leftOut;

    @Option(names = "--preview", description = "Only tells what an import would make of each file.")
    private boolean preview;

    /** @param desk asked for once the command line has been found in order */
    public ImportCommand(Supplier<ImportService> desk) {
        this.desk = desk;
    }

    @Spec
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(ImportOptions.MEANINGS.entrySet().stream()
                        .map(option -> String.format("  %-16s %s", option.getKey(), option.getValue()))
                        .toArray(String[]::new));
    }

    @Override
    public Integer call() {
        return given.with(this::take);
    }

    private int take(ImportOptions options) {
        if (options.replaces() != null && given.areSeveral()) {
            throw given.wrong("--replaces takes one file: each further one would take out the one before it.", null);
        }
        if ((rejected != null || leftOut != null) && (given.areSeveral() || preview)) {
            throw given.wrong("--rejected and --left-out take the records of one file that is imported.", null);
        }
        if (rejected != null && leftOut != null && NewFile.isSame(rejected, leftOut)) {
            throw given.wrong("--rejected and --left-out take two files, one would replace the other.", null);
        }
        for (Path target : Stream.of(rejected, leftOut).filter(Objects::nonNull).toList()) {
            if (given.hold(target)) {
                throw given.wrong(target + " is the file that is imported: name another for its records.", null);
            }
            try {
                NewFile.create(target).close();
            } catch (IOException failure) {
                given.err().println("Refused: " + target + " cannot be used: " + FileFaults.of(failure) + ".");
                return 1;
            }
        }
        return given.forEach(file -> take(file, options, given.out()));
    }

    private boolean take(ImportFile file, ImportOptions options, PrintWriter out) {
        ImportService ready = desk.get();
        if (preview) {
            out.println(PreviewText.of(file.name(), ready.preview(file, options)));
            return true;
        }
        long start = System.nanoTime();
        ImportReport report;
        try (TerminalProgress progress = TerminalProgress.of(file.name(), quiet)) {
            report = ready.importFile(file, options, progress);
        }
        out.println(ReportText.of(report, (System.nanoTime() - start) / 1e9));
        boolean written = rejected == null || write(ready.findKept(report.id(), Fate.REJECTED), rejected, out);
        return (leftOut == null || write(ready.findKept(report.id(), Fate.LEFT_OUT), leftOut, out)) && written;
    }

    /** False where they cannot be written; they stay kept with their import. */
    private boolean write(Optional<KeptRows> rows, Path to, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("  no rows for " + to);
            return true;
        }
        try (NewFile file = NewFile.create(to)) {
            KeptRowsFile.of(rows.get()).write(file.out());
            file.keep();
            out.printf(Locale.ROOT, "  wrote %,d records to %s%n", rows.get().rows(), to);
            return true;
        } catch (IOException failure) {
            out.flush();
            given.err()
                    .println("The import is done, but " + to + " cannot be written: " + FileFaults.of(failure) + ".");
            return false;
        }
    }
}
