package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    private static boolean names(String... args) {
        return Commands.names(args);
    }
}
