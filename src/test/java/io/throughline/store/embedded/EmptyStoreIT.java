package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.query.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Session;

/** A folder that got the empty database of the build is like one that made its own: it has the schema, and a password that no other has. */
class EmptyStoreIT {

    @AfterEach
    void forget() {
        System.clearProperty(EmptyStore.PROPERTY);
    }

    @Test
    void eachFolderHasTheSchemaAndItsOwnPassword(@TempDir Path work) throws IOException {
        Path file = work.resolve("store.zip");
        EmptyStore.main(new String[] {file.toString(), work.resolve("made").toString()});
        System.setProperty(EmptyStore.PROPERTY, file.toString());
        Set<String> passwords = new HashSet<>();
        List<String> expected =
                Migrations.load().stream().map(Migrations.Migration::version).toList();
        for (String name : List.of("one", "two", "one")) {
            Path folder = work.resolve(name);
            try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                    Session session = store.driver().session()) {
                assertThat(session.run("MATCH (m:__Migration) RETURN m.version AS v ORDER BY v")
                                .list(row -> row.get("v").asString()))
                        .isEqualTo(expected);
                assertThat(session.run("SHOW INDEXES YIELD state WHERE state <> 'ONLINE'")
                                .list())
                        .isEmpty();
                session.run("CREATE (:Mark {of: $name})", Map.of("name", name)).consume();
                passwords.add(Files.readString(store.folder().passwordFile()));
            }
            assertThat(work.resolve(name).resolve("neo4j.new")).doesNotExist();
        }
        assertThat(passwords).hasSize(2);
    }

    @Test
    void aDamagedOneIsAsNone(@TempDir Path work) throws IOException {
        Path file = work.resolve("store.zip");
        EmptyStore.main(new String[] {file.toString(), work.resolve("made").toString()});
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        System.setProperty(EmptyStore.PROPERTY, file.toString());
        EmptyStore.unpack(work.resolve("new"));
        assertThat(work.resolve("new")).isEmptyDirectory();
        Files.write(file, whole);
        EmptyStore.unpack(work.resolve("whole"));
        assertThat(work.resolve("whole").resolve("data/databases/neo4j")).isNotEmptyDirectory();
    }
}
