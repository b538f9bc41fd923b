package io.throughline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    /** Settings of the application may stand on either side of a command; alone they start the server. */
    @Test
    void settingsAloneAreNoCommand() {
        assertThat(names()).isFalse();
        assertThat(names("--throughline.data=DIR", "--server.port=8100")).isFalse();
        assertThat(names("--throughline.data=DIR", "import", "FILE")).isTrue();
        assertThat(names("verify", "--throughline.data=DIR")).isTrue();
        assertThat(names("--help")).isTrue();
        assertThat(names("--version")).isTrue();
    }

    @Test
    void helpAndVersionAnswerAndEnd() {
        assertThat(run("--help").out()).startsWith("Usage: throughline").contains("import", "personas", "generate");
        assertThat(run("--version").out()).matches("throughline \\S.*, Java \\d.*\\R");
        for (String one : List.of("-h", "--help", "-V", "--version")) {
            assertThat(QuickAnswers.find(new String[] {one})
                            .map(text -> text.lines().toList()))
                    .as("if this differs, write what --help prints into help.txt")
                    .hasValue(run(one).out().lines().toList());
        }
        assertThat(QuickAnswers.find(new String[] {"import", "--help"})).isEmpty();
        assertThat(run("-V", "--throughline.data=DIR")).isEqualTo(run("--version"));
        assertThat(run("--version").exit()).isZero();
    }

    /** Never ignored, never the start of a server. */
    @Test
    void whatIsNotUnderstoodIsWrongUsage() {
        for (String word : List.of("imprt", "--verion", "-x", "--data=DIR", "--port")) {
            assertThat(run(word).exit()).as(word).isEqualTo(2);
            assertThat(run(word).err()).as(word).contains(word).doesNotContain("\tat ");
        }
        assertThat(run("verify", "--throughline.dta=DIR").err())
                .startsWith("--throughline.dta is not a setting; write one of");
        assertThat(run("verify", "--throughline.dta=DIR").exit()).isEqualTo(2);
        assertThat(run("verify", "now").exit()).isEqualTo(2);
    }

    /** A disk that is full must not look like an answer. */
    @Test
    void anOutputThatCannotBeWrittenIsAFault() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        }));
        System.setErr(new PrintStream(toErr, true, UTF_8));
        try {
            assertThat(Commands.run(Throughline.class, new String[] {"check", "--help"}))
                    .isEqualTo(1);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(toErr.toString(UTF_8).strip()).isEqualTo("The output could not be written whole.");
    }

    private record Said(int exit, String out, String err) {}

    private static Said run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(toOut, true, UTF_8));
        System.setErr(new PrintStream(toErr, true, UTF_8));
        try {
            int exit = Commands.run(Throughline.class, args);
            return new Said(exit, toOut.toString(UTF_8), toErr.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static boolean names(String... args) {
        return Commands.names(args);
    }
}
