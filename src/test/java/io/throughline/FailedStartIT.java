package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed ends with one line, which says what to do. */
class FailedStartIT {
    @TempDir
    private Path folder;

    private String saidAtTheEnd(int exit, String... settings) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process server = ServerProcess.start(said, settings);
        try {
            assertThat(server.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(server.exitValue()).as(Files.readString(said)).isEqualTo(exit);
        } finally {
            server.destroyForcibly().waitFor();
        }
        return Files.readString(said);
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException, InterruptedException {
        Path data = Files.createFile(folder.resolve("file")).resolve("data");
        assertThat(saidAtTheEnd(1, "--throughline.data=" + data))
                .isEqualToIgnoringNewLines("The folder " + data
                        + " cannot be written: make it writable, or name another with --throughline.data=DIR.");
    }

    @Test
    void aFolderInUse() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        try (DataFolder held = DataFolder.take(data)) {
            held.announce("http://localhost:9");
            assertThat(saidAtTheEnd(3, "--throughline.data=" + data))
                    .isEqualToIgnoringNewLines("The folder " + data
                            + " is in use by another Throughline at http://localhost:9; stop it, or name"
                            + " another folder with --throughline.data=DIR.");
        }
    }
}
