package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, or a folder of files, that can be read more than once.
 *
 * @param path where it lies
 * @param name what it is called to the user; the default source of its interactions
 */
public record ImportFile(Path path, String name) {
    public ImportFile {
        if (!Files.isReadable(path)) {
            throw new ImportRefused(name + " is not there or cannot be read; check the path and its permissions.");
        }
        if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new ImportRefused(name
                    + " is a pipe or a device, which can be read once only; write it to a file and give that one.");
        }
    }

    public static ImportFile of(Path path) {
        Path last = path.getFileName();
        return new ImportFile(path, last == null ? path.toString() : last.toString());
    }
}
