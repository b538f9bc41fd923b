package io.throughline.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where this process keeps uploads until they are read: a folder of its own, only its owner can look into, in the temporary folder. Its lock is held as long as
 * the process lives, so whoever comes later knows the folder of a killed one and deletes it with what people had sent.
 */
final class UploadFolder {
    private static final String PREFIX = "throughline-uploads-";
    private static final String LOCK = "lock";

    private static @Nullable Path own;
    /** Kept, since a lock that nobody holds any more goes with the next collection of garbage, and the folder with it. */
    private static @Nullable FileLock held;

    private UploadFolder() {}

    /** A new file in it, empty. */
    static Path newFile() throws IOException {
        return Files.createTempFile(own(), "upload-", ".part");
    }

    /** Made where it is missing: those who clear temporary folders take it away too. */
    private static synchronized Path own() throws IOException {
        if (own == null || held == null || !held.isValid() || !Files.isDirectory(own)) {
            Path made = Files.createTempDirectory(PREFIX);
            made.toFile().deleteOnExit();
            Path lock = made.resolve(LOCK);
            // Held until the process ends, whose end closes it.
            held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
            lock.toFile().deleteOnExit();
            own = made;
        }
        return own;
    }

    /** Deletes the folders in the temporary folder whose process is gone. What cannot be deleted stays for the next one who comes. */
    static synchronized void clearAbandoned(Path temporary) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(own) && isAbandoned(folder.resolve(LOCK))) {
                    delete(folder);
                }
            }
        } catch (IOException | RuntimeException stays) {
            // somebody else's, or no folder to look into: uploads will tell
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static boolean isAbandoned(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | OverlappingFileLockException held) {
            return false;
        }
    }
}
