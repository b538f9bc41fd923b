package io.throughline.cli;

import io.throughline.ingest.Systems;
import io.throughline.ingest.contract.ContractText;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.FileFaults;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.UnmatchedArgsBinding;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What commands over files have in common: the files, and how they are read, as {@code --NAME=VALUE}; texts are read from the files that are named. Each file is
 * worked on by itself: one that is refused is told and keeps no other back.
 */
final class GivenFiles {
    private static final String MAPPING = "--mapping=";
    private static final String RULES = "--rules=";

    /** That one is needed is told here, after a word that was meant as one. */
    @Parameters(
            paramLabel = "FILE...",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Files, one after another.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    private List<String> rest = List.of();
    private @Nullable Path mapping;

    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Other words are options of an import. */
    @Spec(Spec.Target.MIXEE)
    void takeOthers(CommandSpec command) {
        spec = command;
        spec.addUnmatchedArgsBinding(UnmatchedArgsBinding.forStringArrayConsumer(new ISetter() {
            @Override
            public <T> T set(T words) {
                rest = words instanceof String[] some ? List.of(some) : List.of();
                return words;
            }
        }));
    }

    boolean areSeveral() {
        return files.size() > 1;
    }

    /** Whether a file that is to be written would take the place of one of these. */
    boolean hold(Path target) {
        return files.stream().anyMatch(file -> NewFile.isSame(file, target));
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Wrong usage. */
    ParameterException wrong(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }

    /**
     * The exit code: 0 where the work was right for all files, else 1.
     *
     * @param work tells whether a file was as it should be
     */
    int forEach(Predicate<ImportFile> work) {
        PrintWriter err = err();
        int exit = 0;
        for (Path path : files) {
            try {
                exit |= work.test(ImportFile.of(path)) ? 0 : 1;
            } catch (ImportRefused refused) {
                err.println("Refused: " + named(refused.getMessage()));
                exit = 1;
            } catch (Unavailable unavailable) {
                err.println(unavailable.getMessage());
                exit = 1;
            }
        }
        out().flush();
        err.flush();
        return exit;
    }

    /** The file of a mapping stands for the name that it has none of. */
    private String named(@Nullable String message) {
        String said = String.valueOf(message);
        return mapping == null ? said : said.replace("The mapping " + Systems.OWN, "The mapping " + mapping);
    }

    /** The exit code of work with the options, 2 where they are not understood; a file among them that cannot be used is told. */
    int with(ToIntFunction<ImportOptions> work) {
        try {
            return work.applyAsInt(options());
        } catch (TextRefused refused) {
            err().println("Refused: " + refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (InvalidArgument fault) {
            String said = fault.argument().equals("option")
                    ? fault.value() + " is not an option: allowed is " + fault.allowed()
                    : String.valueOf(fault.getMessage());
            throw wrong("--" + said.replace(ImportOptions.RULES_TEXT, "rules"), fault);
        }
    }

    private ImportOptions options() {
        List<String> pairs = new ArrayList<>();
        for (String argument : rest) {
            if (!argument.startsWith("--")) {
                throw wrong(
                        argument + " is not an option; a file whose name begins with a dash is written ./" + argument,
                        null);
            }
            if (argument.indexOf('=') < 0) {
                throw wrong(argument + " is not understood; options are written --NAME=VALUE.", null);
            }
            pairs.add(pair(argument));
        }
        if (files.isEmpty() || files.contains(Path.of(""))) {
            throw wrong(files.isEmpty() ? "Name a FILE." : "A FILE has no name: give the path of a file.", null);
        }
        return ImportOptions.of(pairs);
    }

    private String pair(String argument) {
        boolean yaml = argument.endsWith(".yaml") || argument.endsWith(".yml");
        if (argument.startsWith(RULES)) {
            return ImportOptions.RULES_TEXT + '=' + rules(Path.of(argument.substring(RULES.length())));
        }
        if (argument.startsWith(MAPPING) && yaml) {
            mapping = Path.of(argument.substring(MAPPING.length()));
            return ImportOptions.MAPPING_TEXT + '=' + text(mapping);
        }
        return argument.substring(2);
    }

    private static String rules(Path file) {
        String text = text(file);
        try {
            var unused = ContractText.read(text);
        } catch (InvalidArgument fault) {
            throw new TextRefused(file + ": " + fault.getMessage(), fault);
        }
        return text;
    }

    private static String text(Path file) {
        try {
            String text = GivenText.read(file);
            if (text.isBlank()) {
                throw new IOException("it is empty");
            }
            return text;
        } catch (IOException unreadable) {
            throw new TextRefused(file + " cannot be used: " + FileFaults.of(unreadable) + ".", unreadable);
        }
    }

    /** A file that an option names. */
    private static final class TextRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TextRefused(String message, Exception cause) {
            super(message, cause);
        }
    }
}
