package io.throughline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A Java process of its own over the classes of the tests. It starts in half the time where the build has archived the classes of the libraries. */
final class JavaProcess {
    private static final Path ARCHIVE = Path.of("target", "throughline", "classes.jsa");

    private JavaProcess() {}

    /** @param arguments of the main class, after options of Java, which begin with {@code -D} */
    static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        // An empty entry, which the last one here is, would be the folder of the project, whose schema would be read a
        // second time.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replaceAll(Pattern.quote(File.pathSeparator) + "+$", "");
        if (Files.isRegularFile(ARCHIVE)) {
            command.addAll(List.of("-Xshare:auto", "-Xlog:cds=off", "-XX:SharedArchiveFile=" + ARCHIVE));
            // What is archived has to come first, and in its order.
            classPath = Files.readString(ARCHIVE.resolveSibling("classpath")).strip()
                    + System.getProperty("path.separator")
                    + classPath;
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
