package io.throughline.ingest;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Imports given bytes into a memory store. */
final class Trial {
    final MemoryStore store = new MemoryStore();
    ImportSettings settings = ImportSettings.of(1_000, false);

    ImportReport take(String text, String... options) {
        return take(text.getBytes(StandardCharsets.UTF_8), options);
    }

    ImportReport take(byte[] bytes, String... options) {
        try {
            Path path = Files.createTempFile("trial", null);
            try {
                Files.write(path, bytes);
                return new ImportService(store, settings)
                        .importFile(ImportFile.of(path), ImportOptions.of(List.of(options)), ImportProgress.NONE);
            } finally {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
