package io.throughline.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that keeps the index from one start to the next. It is replaced as a whole or not at all, and thrown away, with one line that
 * says why, wherever anything does not fit; then the store is read. For one process at a time: whoever uses it holds its folder.
 *
 * <p>The columns are read into arrays in one pass rather than mapped: cuts scan arrays, and a file that shrinks under a map ends the
 * process.
 */
public final class IndexFile {
    private final Path path;
    private final Path fresh;
    private final Consumer<String> told;
    private boolean failing;

    /** @param told takes a line where the file is thrown away or cannot be written */
    public IndexFile(Path path, Consumer<String> told) {
        this.path = path;
        this.fresh = path.resolveSibling(path.getFileName() + ".new");
        this.told = told;
    }

    /** What is kept, where there is something and it is whole. What a killed process half wrote is deleted. */
    synchronized Optional<KeptIndex> read() {
        delete(fresh);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Optional.of(KeptIndex.read(new ColumnInput(channel, channel.size())));
        } catch (IOException | RuntimeException e) {
            discard(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Keeps a snapshot instead of what was kept, without customers that were erased; false where it could not be written, which is said once. */
    synchronized boolean write(Snapshot snapshot, String state, BitSet erased) {
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                KeptIndex.write(new ColumnOutput(channel), snapshot, state, erased);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
            return true;
        } catch (IOException e) {
            delete(fresh);
            if (!failing) {
                told.accept("The index cannot be kept in " + path + ", so the next start reads the store instead: "
                        + e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    /** Deletes the file. */
    synchronized void forget() {
        delete(fresh);
        delete(path);
    }

    /** Deletes the file and says why. */
    synchronized void discard(String reason) {
        told.accept("The index is read anew from the store, since its file " + path + " does not fit: " + reason + ".");
        delete(path);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, and is looked at with the same suspicion the next time.
        }
    }
}
