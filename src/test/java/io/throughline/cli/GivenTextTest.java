package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is named by mistake must not fill the memory. */
class GivenTextTest {
    @TempDir
    private Path folder;

    @Test
    void onlyATextOfUsualSizeIsRead() throws IOException {
        Path file = folder.resolve("one.yaml");
        assertThat(GivenText.read(Files.writeString(file, "größe"))).isEqualTo("größe");
        assertThat(GivenText.read(Files.writeString(file, "\ufeffkey: 1"))).isEqualTo("key: 1");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
        assertThatThrownBy(() -> GivenText.read(file)).isInstanceOf(MalformedInputException.class);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        assertThatThrownBy(() -> GivenText.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("16 MB");
    }
}
