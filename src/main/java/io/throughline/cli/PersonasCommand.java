package io.throughline.cli;

import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.journey.InvalidArgument;
import io.throughline.persona.Persona;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Personas from a file and back: exit 0 where done, 1 where something was refused, 2 for wrong usage. */
@Command(
        name = "personas",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes personas from a YAML file, or writes them into one.")
public final class PersonasCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What the command works with; {@code follow} brings the index to the newest import, {@code keep} what the database holds of it. */
    public record Parts(Runnable follow, PersonaService personas, Runnable keep) {
        public static Parts of(Runnable follow, PersonaService personas, TransitionService transitions) {
            return new Parts(follow, personas, () -> {
                transitions.refresh();
                personas.refreshMembers();
            });
        }
    }

    private PersonasCommand() {}

    /** With its two subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        CommandLine line = new CommandLine(new PersonasCommand());
        line.addSubcommand(new Apply(parts));
        line.addSubcommand(new Export(parts));
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: apply or export.");
    }

    /** Work that tells faults of its file in one line. */
    private interface Work {
        void run() throws IOException;
    }

    private static int told(CommandSpec spec, @Nullable Path file, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            work.run();
            return 0;
        } catch (InvalidArgument e) {
            err.println("Refused: " + e.getMessage());
        } catch (IOException e) {
            err.println("Refused: " + file + " cannot be used: " + e.getMessage());
        } finally {
            err.flush();
            spec.commandLine().getOut().flush();
        }
        return 1;
    }

    /** Defines what a file says. Nothing is written where any rule is at fault, nothing twice where it is run again. */
    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Shows what would change, checks every rule, then defines the personas of a file.")
    static final class Apply implements Callable<Integer> {
        private final Supplier<Parts> parts;

        @Parameters(paramLabel = "FILE", description = "A YAML file with a list under the key personas.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--dry-run", description = "Only show and check.")
        private boolean dryRun;

        @Option(names = "--prune", description = "Delete personas that the file does not name.")
        private boolean prune;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Apply(Supplier<Parts> parts) {
            this.parts = parts;
        }

        @Override
        public Integer call() {
            return told(spec, file, this::apply);
        }

        private void apply() throws IOException {
            List<Persona> wanted = PersonaFile.read(file);
            PrintWriter out = spec.commandLine().getOut();
            Parts with = parts.get();
            with.follow().run();
            PersonaPlan plan = PersonaPlan.of(with.personas().list(), wanted, prune);
            plan.print(out);
            out.flush();
            wanted.forEach(persona -> with.personas().check("rule of " + persona.id(), persona));
            if (dryRun) {
                out.println("Dry run: nothing was written.");
                return;
            }
            plan.defined().forEach(with.personas()::define);
            plan.deleted().forEach(persona -> with.personas().delete(persona.id()));
            with.keep().run();
            out.println(plan.isEmpty() ? "Nothing to change." : "Done.");
            with.personas()
                    .list()
                    .forEach(persona -> out.printf(
                            Locale.ROOT,
                            "%s: %,d customers%n",
                            persona.id(),
                            with.personas().countCustomers(persona)));
        }
    }

    /** Writes all personas, so that applying the file changes nothing. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all personas as YAML.")
    static final class Export implements Callable<Integer> {
        private final Supplier<Parts> parts;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; default: standard output.")
        private @Nullable Path file;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Export(Supplier<Parts> parts) {
            this.parts = parts;
        }

        @Override
        public Integer call() {
            return told(spec, file, this::export);
        }

        private void export() throws IOException {
            String text = PersonaFile.write(parts.get().personas().list());
            if (file == null) {
                spec.commandLine().getOut().print(text);
                return;
            }
            try (NewFile target = NewFile.create(file)) {
                target.out().write(text.getBytes(StandardCharsets.UTF_8));
                target.keep();
            }
        }
    }
}
