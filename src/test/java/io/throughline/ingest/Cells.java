package io.throughline.ingest;

import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.ImportFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks into files of bytes. */
final class Cells {
    private Cells() {}

    /** The cells of the first row under the columns. */
    static List<String> of(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("cells", null);
        try {
            Files.write(path, bytes);
            Content content = Content.detect(ImportFile.of(path), null).survey();
            try (FileSource source = content.open();
                    RowReader rows = content.format().open(source)) {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int column = 0; row != null && column < rows.header().size(); column++) {
                    cells.add(row.text(column));
                }
                return cells;
            }
        } finally {
            Files.delete(path);
        }
    }

    static byte[] part(byte[] archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("no part " + name);
    }
}
