package io.throughline.cli;

import io.throughline.ingest.ProfileService;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Tells what the columns of files hold; nothing is written. Exit 0 where all were read, 1 where one was refused, 2 for wrong usage. */
@Command(
        name = "profile",
        description = "Tells what the columns of files hold. Nothing is written. Options of import hold: --NAME=VALUE.")
public final class ProfileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to look at.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        ImportOptions options = GivenOptions.read(spec, rest);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int exit = 0;
        for (Path path : files) {
            ImportFile file = ImportFile.of(path);
            try {
                out.println(ProfileText.of(file.name(), new ProfileService().profile(file, options)));
            } catch (ImportRefused refused) {
                err.println("Refused: " + refused.getMessage());
                exit = 1;
            }
        }
        out.flush();
        err.flush();
        return exit;
    }
}
