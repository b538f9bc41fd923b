package io.throughline.server;

import io.throughline.feedback.WordLists;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Files of words by language, as {@code throughline.polarity.pt=FILE}. */
@ConfigurationProperties("throughline")
record WordListSettings(@Nullable Properties polarity) {
    private static final String NAME = "throughline.polarity.";

    /** @throws IllegalArgumentException with one line that names the setting */
    WordLists read() {
        Map<String, Path> files = new TreeMap<>();
        for (String language :
                polarity == null ? new Properties().stringPropertyNames() : polarity.stringPropertyNames()) {
            files.put(language, path(language));
        }
        try {
            return WordLists.read(files);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(NAME + fault.getMessage(), fault);
        }
    }

    private Path path(String language) {
        String text = polarity == null ? "" : polarity.getProperty(language, "");
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException(NAME + language + ": no path of a file", wrong);
        }
    }
}
