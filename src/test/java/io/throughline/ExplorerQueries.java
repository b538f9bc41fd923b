package io.throughline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The questions of the explorer as its files write them, with the texts that are put into them. */
final class ExplorerQueries {
    static final Path APP = Path.of("src", "main", "resources", "static", "app");

    private static final Pattern CONSTANT =
            Pattern.compile("^const ([A-Z_]+) = (?:'([^'\\n]*)'|`([^`]*)`|([0-9_]+));", Pattern.MULTILINE);
    private static final Pattern PLAIN = Pattern.compile("'((?:query|mutation) \\w+[^'\\n]*)'");
    private static final Pattern TEMPLATE = Pattern.compile("`\\s*((?:query|mutation) \\w+[^`]*)`");
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    private ExplorerQueries() {}

    /** Every module of the explorer, by its path in {@link #APP}. */
    static Map<String, String> modules() throws IOException {
        Map<String, String> modules = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(APP)) {
            files.filter(file -> file.toString().matches(".*\\.(js|d\\.ts)"))
                    .sorted()
                    .forEach(file -> modules.put(APP.relativize(file).toString().replace('\\', '/'), read(file)));
        }
        return modules;
    }

    /** Questions whose text is known before the page runs. */
    static List<String> all() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String module : modules().values()) {
            Map<String, String> constants = constants(module);
            PLAIN.matcher(module).results().forEach(found -> queries.add(found.group(1)));
            TEMPLATE.matcher(module)
                    .results()
                    .map(found -> filled(found.group(1), constants))
                    .filter(query -> !query.contains("${"))
                    .forEach(queries::add);
        }
        return queries;
    }

    private static Map<String, String> constants(String module) {
        Map<String, String> constants = new LinkedHashMap<>();
        Matcher found = CONSTANT.matcher(module);
        while (found.find()) {
            String text = Stream.of(2, 3, 4)
                    .map(found::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow();
            constants.put(found.group(1), filled(text, constants));
        }
        return constants;
    }

    private static String filled(String text, Map<String, String> constants) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(constants.getOrDefault(hole.group(1), hole.group())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
