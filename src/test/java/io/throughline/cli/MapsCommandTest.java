package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MapsCommandTest {
    @TempDir
    private Path folder;

    /** What was drafted once may have been edited since. Nothing is asked of the store before. */
    @ParameterizedTest
    @ValueSource(strings = {"new --for=grow", "design retail"})
    void aFirstDraftIsNotWrittenOverAFile(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("first.yaml"), "mine");
        StringWriter err = new StringWriter();
        CommandLine line = MapsCommand.with(() -> {
            throw new AssertionError("the store is asked");
        });
        line.setErr(new PrintWriter(err));
        assertThat(line.execute((command + " " + file).split(" "))).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Refused: " + file
                        + " cannot be used: it is there already; name another file, or delete it first.");
        assertThat(file).hasContent("mine");
    }
}
