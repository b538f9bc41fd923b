package io.throughline.store.embedded;

import io.throughline.store.query.Cypher;
import io.throughline.store.query.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.springframework.util.FileSystemUtils;

/**
 * An empty database with its schema, made at the build and unpacked where a folder is new: to make the files of two databases takes a second. It has the first
 * password that every new Neo4j has, which a start replaces by that of the folder.
 */
public final class EmptyStore {
    /** Set to the file by whoever started this process with the archive of classes beside which it lies. */
    static final String PROPERTY = "emptyStore";

    private EmptyStore() {}

    /** Writes one. @param arguments the file, and a folder to work in */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        DatabaseManagementService service = EmbeddedNeo4j.build(folder, 0);
        try (EmbeddedTransactions transactions =
                new EmbeddedTransactions(() -> service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME))) {
            new Migrations(new Cypher(transactions), true).run();
        } finally {
            service.shutdown();
        }
        pack(folder, Path.of(arguments[0]));
    }

    private static void pack(Path folder, Path file) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder.resolve("data"))) {
            all = found.filter(Files::isRegularFile).sorted().toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Path each : all) {
                zip.putNextEntry(new ZipEntry(folder.relativize(each).toString()));
                Files.copy(each, zip);
            }
        }
    }

    /** Makes a folder with what is to be unpacked; an empty one where there is nothing, or it is damaged. */
    static void unpack(Path folder) throws IOException {
        Path to = folder.toAbsolutePath().normalize();
        Path file = Path.of(System.getProperty(PROPERTY, ""));
        Files.createDirectories(to);
        if (Files.isRegularFile(file)) {
            try {
                unpack(file, to);
            } catch (IOException damaged) {
                FileSystemUtils.deleteRecursively(to);
                Files.createDirectories(to);
            }
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = folder.resolve(entry.getName()).normalize();
                if (!to.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the folder");
                }
                Files.createDirectories(to.getParent());
                Files.copy(zip, to);
            }
        }
    }
}
