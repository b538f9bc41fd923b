package io.throughline.cli;

import io.throughline.journey.EditConflict;
import io.throughline.journey.FileFaults;
import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A file of edits, applied or written: exit 0 where done, 1 where something was refused, 2 for wrong usage. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class EditsCommand implements Runnable {
    /** Who edits by a command. */
    static final String BY = "command";

    private static final String PRUNE = "--prune";
    private static final String ALL = "--all";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private EditsCommand() {}

    /** What such a file tells of. */
    interface Subject {
        /**
         * Shows what would change, checks all of it, then says it.
         *
         * @param dryRun only show and check
         * @param prune what the file does not name goes
         * @throws InvalidArgument where anything of the file is at fault; nothing is said then
         */
        void apply(Path file, boolean dryRun, boolean prune, PrintWriter out) throws IOException;

        /** All that is said, so that applying it changes nothing. */
        String export(boolean csv);

        /** What is not part of a file that people edit, for whoever asks for it. */
        default boolean hasMore() {
            return false;
        }

        /** The same with that. */
        default String exportAll() {
            return export(false);
        }
    }

    /**
     * With its two subcommands.
     *
     * @param description of the command and its two subcommands
     * @param prunes whether what a file does not name may go
     */
    static CommandLine of(String name, String[] description, boolean prunes, Subject subject) {
        CommandLine line = described(new CommandLine(new EditsCommand()), description[0]);
        line.setCommandName(name);
        CommandLine apply = described(new CommandLine(new Apply(subject)), description[1]);
        if (!prunes) {
            apply.getCommandSpec().remove(apply.getCommandSpec().findOption(PRUNE));
        }
        line.addSubcommand(apply);
        CommandLine export = described(new CommandLine(new Export(subject)), description[2]);
        if (!subject.hasMore()) {
            export.getCommandSpec().remove(export.getCommandSpec().findOption(ALL));
        }
        line.addSubcommand(export);
        return line;
    }

    private static CommandLine described(CommandLine line, String description) {
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: apply or export.");
    }

    static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Work that tells faults of its file in one line. */
    interface Work {
        void run() throws IOException;
    }

    static int told(CommandSpec spec, @Nullable Path file, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            work.run();
            return 0;
        } catch (InvalidArgument | EditConflict e) {
            err.println("Refused: " + named(file, e.getMessage()));
        } catch (IOException e) {
            err.println("Refused: " + file + " cannot be used: " + FileFaults.of(e) + ".");
        } finally {
            err.flush();
            spec.commandLine().getOut().flush();
        }
        return 1;
    }

    /** A fault of a file with the file's name before it, unless it begins with it. */
    static String named(@Nullable Path file, @Nullable String fault) {
        String said = String.valueOf(fault);
        return file == null || said.startsWith(file.toString()) ? said : file + ": " + said;
    }

    /** Nothing is written where anything is at fault, nothing twice where it is run again. */
    @Command(name = "apply", mixinStandardHelpOptions = true)
    private static final class Apply implements Callable<Integer> {
        private final Subject subject;

        @Parameters(paramLabel = "FILE", description = "What was exported, and edited.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--dry-run", description = "Only show and check.")
        private boolean dryRun;

        @Option(names = PRUNE, description = "Delete what the file does not name.")
        private boolean prune;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Apply(Subject subject) {
            this.subject = subject;
        }

        @Override
        public Integer call() {
            return told(
                    spec,
                    file,
                    () -> subject.apply(file, dryRun, prune, spec.commandLine().getOut()));
        }
    }

    /** Writes all. */
    @Command(name = "export", mixinStandardHelpOptions = true)
    private static final class Export implements Callable<Integer> {
        private final Subject subject;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; default: standard output.")
        private @Nullable Path file;

        @Option(names = ALL, description = "Comments and versions too.")
        private boolean all;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Export(Subject subject) {
            this.subject = subject;
        }

        @Override
        public Integer call() {
            return told(spec, file, this::export);
        }

        private void export() throws IOException {
            if (file == null) {
                spec.commandLine().getOut().print(all ? subject.exportAll() : subject.export(false));
                return;
            }
            String text = all ? subject.exportAll() : subject.export(isCsv(file));
            try (NewFile target = NewFile.create(file)) {
                target.out().write(text.getBytes(StandardCharsets.UTF_8));
                target.keep();
            }
        }
    }
}
