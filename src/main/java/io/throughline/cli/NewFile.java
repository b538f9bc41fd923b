package io.throughline.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place and moved there by {@link #keep}. A device or pipe is written
 * directly.
 */
final class NewFile implements Closeable {
    private final Path target;
    private final Path written;
    private final OutputStream out;
    private boolean kept;

    private NewFile(Path target, Path written, OutputStream out) {
        this.target = target;
        this.written = written;
        this.out = out;
    }

    /** Whether both names are of one file, also of one that is not there yet. */
    static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException unknown) {
            // Told when it is opened.
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    static NewFile create(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException("it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + "; create it first");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new NewFile(target, target, Files.newOutputStream(target, StandardOpenOption.WRITE));
        }
        Path beside = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        OutputStream out = openIn(folder, beside);
        beside.toFile().deleteOnExit();
        return new NewFile(target, beside, out);
    }

    private static OutputStream openIn(Path folder, Path file) throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (AccessDeniedException e) {
            throw new IOException("no permission to write in " + folder + "; choose another folder", e);
        } catch (NoSuchFileException e) {
            throw new IOException(folder + " takes no new files; choose another folder", e);
        }
    }

    OutputStream out() {
        return out;
    }

    /** Puts the finished file into its place. */
    void keep() throws IOException {
        out.close();
        if (!written.equals(target)) {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        try {
            out.close();
        } finally {
            if (!written.equals(target)) {
                Files.deleteIfExists(written);
            }
        }
    }
}
