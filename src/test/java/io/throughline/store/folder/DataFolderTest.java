package io.throughline.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void aSecondComerIsToldWhereTheFirstAnswers() {
        Path folder = temp.resolve("new/data");
        try (DataFolder first = DataFolder.take(folder)) {
            first.announce("http://localhost:8080");
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOfSatisfying(
                            FolderInUse.class, e -> assertThat(e.url()).contains("http://localhost:8080"))
                    .hasMessageContaining("in use")
                    .hasMessageContaining("http://localhost:8080");
            assertThat(DataFolder.findServer(folder)).contains("http://localhost:8080");
        }
        assertThat(DataFolder.findServer(folder)).isEmpty();
        DataFolder.take(folder).close();
    }

    @Test
    void thePasswordStaysAndIsForItsOwnerOnly() throws IOException {
        try (DataFolder folder = DataFolder.take(temp)) {
            String password = folder.password();
            assertThat(password).hasSizeGreaterThan(20);
            assertThat(folder.password()).isEqualTo(password);
            Assumptions.assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> DataFolder.take(file.resolve("data")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("log.csv"));
        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(Unavailable.class)
                .hasMessage(file + " is a file; name a folder with --throughline.data=DIR.");
    }

    /** As of a variable that is set to nothing. */
    @Test
    void theCurrentFolderIsNotMeantByAnEmptyName() {
        assertThatThrownBy(() -> DataFolder.take(Path.of("")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("--throughline.data=DIR");
        assertThat(Path.of("throughline.lock")).doesNotExist();
    }
}
