package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultsTest {
    private static String read(Path file) {
        return FileFaults.of(catchThrowableOfType(IOException.class, () -> Files.readString(file)));
    }

    @Test
    void sayWhatToDo(@TempDir Path folder) throws IOException {
        assertThat(read(folder.resolve("none.yaml"))).isEqualTo("there is no such file or folder");
        Path western = Files.write(folder.resolve("western.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThat(read(western)).contains("save it as UTF-8");
        assertThat(read(folder)).isEqualTo("it is a folder; name a file in it");
        assertThat(FileFaults.of(new AccessDeniedException("x"))).contains("this user");
    }
}
