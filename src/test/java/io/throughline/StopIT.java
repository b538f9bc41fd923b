package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is told to stop while it starts ends without complaint. */
class StopIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {500, 1000, 2000, 3000, 15_000})
    void stoppedWhileItStartsItWritesNoStackTrace(long millis) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process server = ServerProcess.start(said, "--throughline.data=" + folder.resolve("data"));
        try {
            assertThat(server.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as(() -> "ended by itself: " + read(said))
                    .isFalse();
            server.toHandle().destroy();
            assertThat(server.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(read(said)).doesNotContain("\tat ", "Exception", "WARN", "ERROR");
    }

    private static String read(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
