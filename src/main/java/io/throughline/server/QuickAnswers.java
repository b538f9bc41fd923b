package io.throughline.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code --help} and {@code --version} alone, told before the library of the command line is searched for in the jar, which takes most of a second. The text
 * of the help is the one of the command line: a test holds both together.
 */
public final class QuickAnswers {
    private QuickAnswers() {}

    /** The text that answers the arguments; empty where they ask for anything else. */
    public static Optional<String> find(String[] arguments) {
        if (arguments.length != 1) {
            return Optional.empty();
        }
        return switch (arguments[0]) {
            case "-h", "--help" -> Optional.of(help());
            case "-V", "--version" -> Optional.of(version() + System.lineSeparator());
            default -> Optional.empty();
        };
    }

    /** The version of the build, where it was packaged, and the Java it runs on. */
    static String version() {
        @Nullable String built = QuickAnswers.class.getPackage().getImplementationVersion();
        return "throughline " + (built == null ? "(not packaged)" : built) + ", Java " + Runtime.version();
    }

    private static String help() {
        try (InputStream text = QuickAnswers.class.getResourceAsStream("/help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
