package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpooledUploadTest {
    private final byte[] body = new byte[200_000];

    @Test
    void keepsTheBodyUntilClosed() throws IOException {
        Path path;
        try (SpooledUpload upload = SpooledUpload.of(new ByteArrayInputStream(body), body.length)) {
            ImportFile file = upload.file("shop.csv");
            path = file.path();
            assertThat(file.name()).isEqualTo("shop.csv");
            assertThat(Files.readAllBytes(path)).isEqualTo(body);
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void refusesOneByteTooMany() {
        assertThatThrownBy(() -> SpooledUpload.of(new ByteArrayInputStream(body), body.length - 1))
                .isInstanceOf(UploadTooLarge.class)
                .hasMessageContaining("199999 bytes");
    }

    @Test
    void aBrokenConnectionIsTheSendersToRepeat() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        };
        assertThatThrownBy(() -> SpooledUpload.of(broken, 10))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void aFullDiskIsToldApartFromABrokenConnection() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> SpooledUpload.copy(new ByteArrayInputStream(body), full, 1_000_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
    }
}
