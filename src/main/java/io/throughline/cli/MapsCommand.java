package io.throughline.cli;

import io.throughline.analysis.MapService;
import io.throughline.journey.InvalidArgument;
import io.throughline.map.DiffItem;
import io.throughline.map.MapPlan;
import io.throughline.map.Objective;
import io.throughline.map.Prune;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Journey maps from a file and back, and a first one to begin with. */
public final class MapsCommand implements EditsCommand.Subject {
    private static final String[] DESCRIPTION = {
        "Takes journey maps from a YAML file, or writes them into one.",
        "Shows what would change, checks every id, pattern and formula, then writes the maps of a YAML file at once,"
                + " or nothing of it.",
        "Writes all maps as YAML."
    };

    private final Supplier<Parts> parts;

    private MapsCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** What the command works with; {@code follow} brings the index to the newest import. */
    public record Parts(Runnable follow, MapService maps) {}

    /** With its four subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        CommandLine line = EditsCommand.of("maps", DESCRIPTION, true, new MapsCommand(parts));
        line.addSubcommand(new CommandLine(new First(parts)).setCaseInsensitiveEnumValuesAllowed(true));
        line.addSubcommand(new CommandLine(new Design(parts)));
        return line;
    }

    @Override
    public void apply(Path file, boolean dryRun, boolean prune, PrintWriter out) throws IOException {
        String text = GivenText.read(file);
        Parts with = parts.get();
        with.follow().run();
        MapPlan plan = with.maps().plan(text, prune ? Prune.MAPS : Prune.NOTHING, EditsCommand.BY);
        if (!plan.faults().isEmpty()) {
            plan.faults().forEach(out::println);
            out.flush();
            int count = plan.faults().size();
            throw new InvalidArgument(
                    file.toString(),
                    count == 1 ? "1 fault" : count + " faults",
                    "a file without them; they are listed above");
        }
        plan.items().forEach(item -> out.println(line(item)));
        out.flush();
        if (dryRun) {
            out.println("Dry run: nothing was written.");
            return;
        }
        if (!plan.isEmpty()) {
            with.maps().apply(plan, EditsCommand.BY);
        }
        out.println(plan.isEmpty() ? "Nothing to change." : "Done.");
    }

    private static String line(DiffItem item) {
        return switch (item.change()) {
            case ADDED -> "+ " + item.path() + ": " + item.after();
            case REMOVED -> "- " + item.path() + ": " + item.before();
            case CHANGED -> "~ " + item.path() + ": " + item.before() + " -> " + item.after();
        };
    }

    /** Maps have parts of several levels, so they are YAML whatever the file is called. */
    @Override
    public String export(boolean csv) {
        return parts.get().maps().export(false);
    }

    @Override
    public boolean hasMore() {
        return true;
    }

    @Override
    public String exportAll() {
        return parts.get().maps().export(true);
    }

    /** Writes a first map. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description =
                    "Writes a first map as YAML: the stages of the catalogue with their touchpoints, and KPIs without"
                            + " targets that suit an objective.")
    private static final class First implements Callable<Integer> {
        private final Supplier<Parts> parts;

        @Option(names = "--for", required = true, description = "grow, keep, ease or save.")
        @SuppressWarnings("NullAway.Init")
        private Objective objective;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; default: standard output.")
        private @Nullable Path file;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        First(Supplier<Parts> parts) {
            this.parts = parts;
        }

        @Override
        public Integer call() {
            return EditsCommand.told(spec, file, this::write);
        }

        private void write() throws IOException {
            requireNew(file);
            Parts with = parts.get();
            with.follow().run();
            String text = "# A first map to "
                    + objective.name().toLowerCase(Locale.ROOT)
                    + ": name owners, goals and targets, then apply it.\n"
                    + with.maps().first(objective);
            put(spec, file, text);
        }
    }

    /** Writes a design. */
    @Command(
            name = "design",
            mixinStandardHelpOptions = true,
            description =
                    "Writes a design for a map as YAML, to be looked over and applied: from CSV with the columns from"
                            + " and to, from the sequence flows of BPMN, from the journeys of CJM XML, or drafted from the"
                            + " ways that most journeys convert on.")
    private static final class Design implements Callable<Integer> {
        private final Supplier<Parts> parts;

        @Parameters(paramLabel = "MAP", description = "The id of a map.")
        @SuppressWarnings("NullAway.Init")
        private String map;

        @Parameters(
                paramLabel = "FILE",
                index = "1",
                arity = "0..1",
                description = "Where to; default: standard output.")
        private @Nullable Path file;

        @Option(names = "--from", paramLabel = "FILE", description = "CSV, BPMN or CJM XML.")
        private @Nullable Path from;

        @Option(
                names = "--variants",
                description = "Where no file is given: how many ways are drafted from, 1 to 100; default: 10.")
        private int variants = 10;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        Design(Supplier<Parts> parts) {
            this.parts = parts;
        }

        /** Faults are told of the file that is written, or of the one that is read. */
        @Override
        public Integer call() {
            StringBuilder design = new StringBuilder();
            int exit = EditsCommand.told(spec, file, () -> requireNew(file));
            exit = exit == 0 ? EditsCommand.told(spec, from, () -> design.append(design())) : exit;
            return exit == 0 ? EditsCommand.told(spec, file, () -> put(spec, file, design.toString())) : exit;
        }

        private String design() throws IOException {
            String text = from == null ? null : GivenText.read(from);
            Parts with = parts.get();
            with.follow().run();
            return text == null
                    ? with.maps().draft(map, variants)
                    : with.maps().design(map, String.valueOf(from), text);
        }
    }

    /** What is drafted is edited by hand then, which a second draft must not undo. */
    private static void requireNew(@Nullable Path file) throws IOException {
        if (file != null && Files.isRegularFile(file)) {
            throw new IOException("it is there already; name another file, or delete it first");
        }
    }

    private static void put(CommandSpec spec, @Nullable Path file, String text) throws IOException {
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
