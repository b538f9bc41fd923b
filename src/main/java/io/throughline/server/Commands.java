package io.throughline.server;

import io.throughline.access.KeyRing;
import io.throughline.analysis.ErasureService;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.JourneyService.TouchpointCount;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.MapService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.catalogue.CatalogueStore;
import io.throughline.cli.AuditCommand;
import io.throughline.cli.BenchCommand;
import io.throughline.cli.CatalogueCommand;
import io.throughline.cli.CheckCommand;
import io.throughline.cli.EraseCommand;
import io.throughline.cli.GenerateCommand;
import io.throughline.cli.IdentitiesCommand;
import io.throughline.cli.ImportCommand;
import io.throughline.cli.KeysCommand;
import io.throughline.cli.KpisCommand;
import io.throughline.cli.MapsCommand;
import io.throughline.cli.PersonasCommand;
import io.throughline.cli.ProfileCommand;
import io.throughline.cli.VerifyCommand;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportService;
import io.throughline.journey.AuditLog;
import io.throughline.journey.ImportLog;
import io.throughline.store.StoreStart;
import io.throughline.store.folder.FolderInUse;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: properties go to the application, the rest to the command; the application starts when a command asks for it. */
public final class Commands implements AutoCloseable {
    private static final List<String> APPLICATION = List.of("import", "verify", "bench", "personas");

    private static final String LEVEL = "--logging.level.io.throughline";

    private final Class<?> application;
    private final String[] properties;
    private @Nullable ConfigurableApplicationContext context;

    private Commands(Class<?> application, List<String> properties) {
        this.application = application;
        boolean levels = properties.stream().anyMatch(one -> one.startsWith(LEVEL));
        this.properties = Stream.concat(levels ? Stream.empty() : Stream.of(LEVEL + "=warn"), properties.stream())
                .toArray(String[]::new);
    }

    /** Whether there is anything but settings of the application: a command, or a word that is to be refused. */
    public static boolean names(String[] args) {
        return !Settings.select(args, false).isEmpty();
    }

    /** Whether more is asked than a text or a file that takes a moment to write. */
    public static boolean needApplication(String[] args) {
        List<String> words = Settings.select(args, false);
        return words.isEmpty() || words.size() > 1 && APPLICATION.contains(words.get(0));
    }

    /**
     * Runs one command and returns its exit code: 0 done, 1 refused or failed, 2 wrong usage, 3 folder in use. The answer of the command alone goes to the output, where other programs
     * may read it; what the application logs goes with the errors.
     *
     * @param application started when needed
     */
    public static int run(Class<?> application, String[] args) {
        List<String> settings = Settings.select(args, true);
        PrintStream out = System.out;
        try (Commands commands = new Commands(application, settings)) {
            CommandLine line = commands.commandLine();
            line.setOut(line.getOut());
            System.setOut(System.err);
            Optional<String> fault = Settings.findFault(settings);
            if (fault.isPresent()) {
                line.getErr().println(fault.get());
                return CommandLine.ExitCode.USAGE;
            }
            int exit = line.execute(Settings.select(args, false).toArray(String[]::new));
            if (out.checkError()) {
                line.getErr().println("The output could not be written whole.");
                return StartFailures.FAILED;
            }
            return exit;
        } finally {
            System.setOut(out);
        }
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand("import", new ImportCommand(() -> part(ImportService.class)));
        line.addSubcommand(
                "verify",
                new VerifyCommand(() -> new VerifyCommand.Parts(
                        part(JourneyIndex.class)::refresh, part(JourneyService.class), part(TransitionService.class))));
        line.addSubcommand(
                "bench",
                new BenchCommand(() -> new BenchCommand.Parts(
                        part(ImportLog.class),
                        part(ImportService.class),
                        part(JourneyIndex.class)::refresh,
                        part(JourneyService.class))));
        line.addSubcommand(
                "catalogue",
                CatalogueCommand.with(() -> new CatalogueCommand.Parts(
                        () -> {
                            part(JourneyIndex.class).refresh();
                            return part(JourneyService.class).listTouchpoints().stream()
                                    .map(TouchpointCount::touchpoint)
                                    .toList();
                        },
                        part(CatalogueStore.class))));
        line.addSubcommand(
                "personas",
                PersonasCommand.with(() -> PersonasCommand.Parts.of(
                        part(JourneyIndex.class)::refresh, part(PersonaService.class), part(TransitionService.class))));
        line.addSubcommand(
                "kpis",
                KpisCommand.with(
                        () -> new KpisCommand.Parts(part(JourneyIndex.class)::refresh, part(KpiService.class))));
        line.addSubcommand(
                "maps",
                MapsCommand.with(
                        () -> new MapsCommand.Parts(part(JourneyIndex.class)::refresh, part(MapService.class))));
        line.addSubcommand("profile", new ProfileCommand());
        line.addSubcommand("check", new CheckCommand());
        line.addSubcommand("audit", new AuditCommand(() -> part(AuditLog.class)));
        line.addSubcommand(
                "erase",
                new EraseCommand(() -> new EraseCommand.Parts(
                        part(JourneyIndex.class)::refresh,
                        part(JourneyIndex.class)::forgetFile,
                        part(ErasureService.class))));
        line.addSubcommand("keys", new KeysCommand(() -> part(KeyRing.class)));
        line.addSubcommand("generate", new GenerateCommand());
        line.addSubcommand("identities", new IdentitiesCommand());
        line.setExecutionExceptionHandler(this::explain);
        return line;
    }

    private int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        RuntimeException known = StartFailures.find(failure);
        PrintWriter err = command.getErr();
        if (known == null) {
            err.println("This failed in a way that was not foreseen, please report it: " + failure);
            LoggerFactory.getLogger(Commands.class).debug("cause", failure);
        } else if (context != null) {
            err.println(known.getMessage());
        } else if (known instanceof FolderInUse held && command.getCommand() instanceof ImportCommand) {
            held.url()
                    .ifPresent(url -> err.println("The running server takes files too:  curl --data-binary @FILE '"
                            + url + "/imports?source=NAME'"));
        }
        return StartFailures.exitCode(failure);
    }

    /** A part of the application, which is started on first use, without a web server. */
    <T> T part(Class<T> type) {
        if (context == null) {
            SpringApplicationBuilder builder = new SpringApplicationBuilder(application)
                    .web(WebApplicationType.NONE)
                    .lazyInitialization(true);
            StoreStart.addTo(builder.application());
            context = builder.run(properties);
        }
        return context.getBean(type);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    /** The version of the build and the Java it runs on. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {QuickAnswers.version()};
        }
    }

    /** What is shown without a command. */
    @Command(
            name = "throughline",
            description = "Exact customer journey analysis. Without a command: starts the server.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            subcommands = CommandLine.HelpCommand.class)
    static final class Root implements Runnable {
        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init")
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
        }
    }
}
