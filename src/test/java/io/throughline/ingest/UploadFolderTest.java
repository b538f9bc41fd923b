package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {
    /** Takes an upload, collects its garbage and never ends by itself. */
    public static void main(String[] arguments) throws Exception {
        var upload =
                SpooledUpload.of(new ByteArrayInputStream("ann@example.com".getBytes(StandardCharsets.UTF_8)), 100);
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
        }
        System.out.println("taken");
        var unused = System.in.read();
        upload.close();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    @Test
    void whatAKilledProcessHadIsDeletedAndWhatALivingOneHasStays(@TempDir Path temporary) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        UploadFolderTest.class.getName())
                .start();
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("taken");
            UploadFolder.clearAbandoned(temporary);
            assertThat(files(temporary))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("ann@example.com"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(files(temporary)).hasSize(1);
        UploadFolder.clearAbandoned(temporary);
        assertThat(temporary).isEmptyDirectory();
    }
}
