package io.throughline.ingest.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {
    /** An import looks at a file before it reads it: of a pipe the look takes the first rows away, and of a named one it waits for ever. */
    @Test
    void aPipeIsRefused(@TempDir Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("rows.csv");
        try {
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        } catch (IOException none) {
            // a system without named pipes
        }
        assumeTrue(Files.exists(pipe));

        assertThatThrownBy(() -> ImportFile.of(pipe))
                .isInstanceOf(ImportRefused.class)
                .hasMessage(
                        "rows.csv is a pipe or a device, which can be read once only; write it to a file and give that one.");
    }

    @Test
    void aFileAndAFolderAreTaken(@TempDir Path folder) throws IOException {
        ImportFile.of(folder);
        ImportFile.of(Files.createFile(folder.resolve("rows.csv")));
    }
}
