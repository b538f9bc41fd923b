package io.throughline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command writes can be read by another, whatever is logged beside it. */
class CommandsIT {
    @TempDir
    private Path folder;

    @Test
    void theOutputHoldsTheAnswerAlone() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(toOut, true, UTF_8));
        System.setErr(new PrintStream(toErr, true, UTF_8));
        try {
            int exit = Commands.run(Throughline.class, new String[] {
                "kpis",
                "export",
                "--throughline.data=" + folder.resolve("data"),
                "--throughline.sample=none",
                "--logging.level.io.throughline=info"
            });
            assertThat(exit).isZero();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(toOut.toString(UTF_8)).startsWith("kpis:");
        assertThat(toErr.toString(UTF_8)).contains("INFO", "Neo4j listens at");
    }
}
