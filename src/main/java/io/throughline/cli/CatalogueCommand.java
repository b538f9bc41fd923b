package io.throughline.cli;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is said of touchpoints from a file and back: exit 0 where done, 1 where something was refused, 2 for wrong usage. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Takes names, channels, stages and owners of touchpoints from a YAML or CSV file, or writes them into one.")
public final class CatalogueCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What the command works with. @param touchpoints those of the data, as the newest import left them */
    public record Parts(Supplier<List<Touchpoint>> touchpoints, CatalogueStore store) {}

    private CatalogueCommand() {}

    /** With its two subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        CommandLine line = new CommandLine(new CatalogueCommand());
        line.addSubcommand(new Apply(parts));
        line.addSubcommand(new Export(parts));
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: apply or export.");
    }

    /** Shows what would change, then says it. */
    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Shows what would change, then describes the touchpoints of a file.")
    static final class Apply implements Callable<Integer> {
        private final Supplier<Parts> parts;

        @Parameters(paramLabel = "FILE", description = "A .csv file, or YAML with a list under the key touchpoints.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--dry-run", description = "Only show and check.")
        private boolean dryRun;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Apply(Supplier<Parts> parts) {
            this.parts = parts;
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                List<TouchpointEdit> wanted = CatalogueFile.read(file);
                apply(wanted, out);
                return 0;
            } catch (InvalidArgument wrong) {
                spec.commandLine().getErr().println("Refused: " + wrong.getMessage());
            } catch (IOException unreadable) {
                spec.commandLine().getErr().println("Refused: " + file + " cannot be used: " + unreadable.getMessage());
            } finally {
                spec.commandLine().getErr().flush();
                out.flush();
            }
            return 1;
        }

        private void apply(List<TouchpointEdit> wanted, PrintWriter out) {
            Parts with = parts.get();
            Map<String, Touchpoint> there = new LinkedHashMap<>();
            with.touchpoints().get().forEach(one -> there.put(one.id(), one));
            for (TouchpointEdit edit : wanted) {
                Touchpoint before = there.get(edit.id());
                if (before == null) {
                    out.println("? " + edit.id() + " (not in the data, passed over)");
                } else if (changes(before, edit)) {
                    out.println("~ " + edit.id());
                    if (!dryRun) {
                        with.store().describe(edit);
                    }
                } else {
                    out.println("= " + edit.id());
                }
            }
            out.println(dryRun ? "Dry run: nothing was written." : "Done.");
        }

        private static boolean changes(Touchpoint before, TouchpointEdit edit) {
            return differs(edit.name(), before.name())
                    || differs(edit.channel(), before.channel())
                    || differs(edit.kind(), before.kind())
                    || differs(edit.stage(), before.stage())
                    || differs(edit.owner(), before.owner())
                    || differs(edit.conversion(), before.conversion());
        }

        private static boolean differs(@Nullable Object wanted, @Nullable Object before) {
            return wanted != null && !Objects.equals(wanted, before);
        }
    }

    /** Writes what is said of all touchpoints, so that applying the file changes nothing. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes what is said of all touchpoints: CSV where the file is called so, else YAML.")
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
            List<Touchpoint> all = parts.get().touchpoints().get();
            Path to = file;
            if (to == null) {
                spec.commandLine().getOut().print(CatalogueFile.write(all, false));
                spec.commandLine().getOut().flush();
                return 0;
            }
            try (NewFile target = NewFile.create(to)) {
                target.out()
                        .write(CatalogueFile.write(all, CatalogueFile.isCsv(to)).getBytes(StandardCharsets.UTF_8));
                target.keep();
                return 0;
            } catch (IOException failure) {
                spec.commandLine().getErr().println("Refused: " + to + " cannot be used: " + failure.getMessage());
                spec.commandLine().getErr().flush();
                return 1;
            }
        }
    }
}
