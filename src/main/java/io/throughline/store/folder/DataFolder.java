package io.throughline.store.folder;

import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of an embedded store, held by one process at a time for as long as this object is open. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "throughline.lock";
    private static final String URL = "throughline.url";
    private static final String INDEX = "timelines.index";
    private static final String IMPORTS = "imports.list";
    private static final String PASSWORD = "bolt-password";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder where it is missing and takes its lock.
     *
     * @throws FolderInUse where another process holds it
     */
    public static DataFolder take(Path folder) {
        if (folder.toString().isEmpty()) {
            throw new Unavailable(
                    "The folder of the data has an empty name, which would be the current one: name it with"
                            + " --throughline.data=DIR.");
        }
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel = open(path);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new FolderInUse(path, readUrl(path));
            }
            Files.deleteIfExists(path.resolve(URL));
            return new DataFolder(path, channel);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw new FolderInUse(path, readUrl(path));
        } catch (IOException e) {
            closeQuietly(channel);
            throw unwritable(path, e);
        }
    }

    /** Address of the server that holds this folder, where one has told. */
    public static Optional<String> findServer(Path folder) {
        return Optional.ofNullable(readUrl(folder));
    }

    /** Tells later comers under which address the holder of this folder answers. */
    public void announce(String url) {
        write(URL, url);
    }

    public Path path() {
        return path;
    }

    /** Where the password of the embedded database is kept. */
    public Path passwordFile() {
        return path.resolve(PASSWORD);
    }

    /** Where the index is kept from one start to the next. */
    public Path indexFile() {
        return path.resolve(INDEX);
    }

    /** Where the list of finished imports is kept from one start to the next. */
    public Path importsFile() {
        return path.resolve(IMPORTS);
    }

    /** The password kept in the folder, made on first use; only its owner can read the file. */
    public String password() {
        Path file = passwordFile();
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.isEmpty()) {
                    return kept;
                }
            }
        } catch (IOException e) {
            throw new Unavailable("The file " + file + " cannot be read: make it readable for this user.", e);
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        write(PASSWORD, password);
        return password;
    }

    private void write(String name, String text) {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file);
            ownerOnly(file);
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static void ownerOnly(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(
                    file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        } catch (UnsupportedOperationException e) {
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
        }
    }

    private static FileChannel open(Path path) {
        try {
            Files.createDirectories(path);
            return FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static @Nullable String readUrl(Path path) {
        try {
            return Files.readString(path.resolve(URL)).strip();
        } catch (IOException e) {
            return null;
        }
    }

    private static Unavailable unwritable(Path path, IOException e) {
        if (Files.isRegularFile(path)) {
            return new Unavailable(path + " is a file; name a folder with --throughline.data=DIR.", e);
        }
        return new Unavailable(
                "The folder " + path
                        + " cannot be written: make it writable, or name another with --throughline.data=DIR.",
                e);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(URL));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
