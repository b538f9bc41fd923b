package io.throughline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file that people write, of which none is large; a byte order mark is no part of it. */
final class GivenText {
    private static final int MOST = 16 << 20;

    private GivenText() {}

    /** @throws IOException where it is no text in UTF-8, or larger than any such file */
    static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("it has more than " + (MOST >> 20) + " MB, which no such file has");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }
}
