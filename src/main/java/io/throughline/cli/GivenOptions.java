package io.throughline.cli;

import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options of an import as they stand on a command line, {@code --NAME=VALUE}; texts are read from the files that are named. */
final class GivenOptions {
    private static final String MAPPING = "--mapping=";
    private static final String RULES = "--rules=";

    private GivenOptions() {}

    /** @throws ParameterException where one is not understood */
    static ImportOptions read(CommandSpec spec, List<String> arguments) {
        List<String> pairs = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--") || argument.indexOf('=') < 0) {
                throw new ParameterException(
                        spec.commandLine(), argument + " is not understood; options are written --NAME=VALUE.");
            }
            pairs.add(pair(spec, argument));
        }
        try {
            return ImportOptions.of(pairs);
        } catch (InvalidArgument wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage(), wrong);
        }
    }

    private static String pair(CommandSpec spec, String argument) {
        boolean yaml = argument.endsWith(".yaml") || argument.endsWith(".yml");
        if (argument.startsWith(RULES)) {
            return ImportOptions.RULES_TEXT + '=' + text(spec, argument, RULES);
        }
        return argument.startsWith(MAPPING) && yaml
                ? ImportOptions.MAPPING_TEXT + '=' + text(spec, argument, MAPPING)
                : argument.substring(2);
    }

    private static String text(CommandSpec spec, String argument, String option) {
        Path file = Path.of(argument.substring(option.length()));
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), option + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
