package io.throughline.journey;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the parser of YAML found wrong, in one line: it says so in several, with pictures of the text. */
public final class YamlFaults {
    private static final Pattern PLACE = Pattern.compile(" in .*, line (\\d+), column (\\d+):");

    private YamlFaults() {}

    /**
     * Place and fault.
     *
     * @param message of the parser: what it was doing, what it found, each with the place behind it
     */
    public static String of(@Nullable String message) {
        if (message == null) {
            return "YAML";
        }
        if (message.contains("aliases")) {
            return "YAML without aliases (*name) of lists and keys: write them out";
        }
        List<String> lines = message.lines().toList();
        for (int i = lines.size() - 1; i > 0; i--) {
            Matcher place = PLACE.matcher(lines.get(i));
            if (place.matches()) {
                return "YAML; line " + place.group(1) + ", column " + place.group(2) + ": "
                        + lines.get(i - 1).strip();
            }
        }
        return "YAML; " + String.join(" ", lines).strip();
    }
}
