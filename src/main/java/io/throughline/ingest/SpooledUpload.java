package io.throughline.ingest;

import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of an upload, kept in a temporary file so that it can be read more than once; closing it deletes the file. */
final class SpooledUpload implements AutoCloseable {
    private final Path path;

    private SpooledUpload(Path path) {
        this.path = path;
    }

    /**
     * Copies a body to a file only its owner can read.
     *
     * @param limit bytes allowed
     */
    public static SpooledUpload of(InputStream body, long limit) {
        SpooledUpload upload = new SpooledUpload(createFile());
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(upload.path)) {
            copy(body, out, limit);
            whole = true;
        } catch (IOException failure) {
            throw full(failure);
        } finally {
            if (!whole) {
                upload.close();
            }
        }
        return upload;
    }

    /** The upload under the name its sender gave it. */
    public ImportFile file(String name) {
        return new ImportFile(path, name);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            path.toFile().deleteOnExit();
        }
    }

    static void copy(InputStream body, OutputStream out, long limit) throws IOException {
        byte[] block = new byte[1 << 16];
        long total = 0;
        for (int read = readSome(body, block); read >= 0; read = readSome(body, block)) {
            total += read;
            if (total > limit) {
                throw new UploadTooLarge("The upload is larger than " + limit
                        + " bytes; send it gzipped or in parts, or raise the upload limit of the service.");
            }
            out.write(block, 0, read);
        }
    }

    private static int readSome(InputStream body, byte[] block) {
        try {
            return body.read(block);
        } catch (IOException broken) {
            throw new ImportRefused("The upload broke off before its end; nothing was taken, send it again.", broken);
        }
    }

    private static Path createFile() {
        try {
            return UploadFolder.newFile();
        } catch (IOException failure) {
            throw full(failure);
        }
    }

    private static Unavailable full(IOException failure) {
        return new Unavailable(
                "The upload could not be kept in the temporary folder " + System.getProperty("java.io.tmpdir") + " ("
                        + failure.getMessage()
                        + "); free some space there, or name another folder by -Djava.io.tmpdir.",
                failure);
    }
}
