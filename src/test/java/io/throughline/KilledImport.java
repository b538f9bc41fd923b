package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An import in a process of its own that is ended from outside. */
final class KilledImport {
    private KilledImport() {}

    /** Runs the import until it has said these words in this order, waits a little, and kills it; returns all it said. */
    static List<String> of(Path folder, Path file, int part, List<String> words, Duration pause)
            throws IOException, InterruptedException {
        Path log = folder.resolveSibling("child-" + folder.getFileName() + ".log");
        Files.createDirectories(temporary(folder));
        Process child = JavaProcess.of(
                        UnfinishedImport.class,
                        List.of("-Djava.io.tmpdir=" + temporary(folder).toAbsolutePath()),
                        folder.toString(),
                        file.toString(),
                        Integer.toString(part))
                .redirectError(log.toFile())
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            int next = 0;
            while (next < words.size()) {
                String line = out.readLine();
                assertThat(line)
                        .as(() -> "the import of " + file.getFileName() + " ended early: " + read(log) + said)
                        .isNotNull();
                said.add(line);
                next += line.equals(words.get(next)) ? 1 : 0;
            }
            LockSupport.parkNanos(pause.toNanos());
            // Not by the process itself: that would close the stream with what it still said.
            child.toHandle().destroyForcibly();
            out.lines().forEach(said::add);
        } finally {
            child.destroyForcibly().waitFor();
            Files.deleteIfExists(log);
        }
        return said;
    }

    /** Where the process of this store puts what it forgets when it ends. */
    static Path temporary(Path folder) {
        return folder.resolveSibling("temporary");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
