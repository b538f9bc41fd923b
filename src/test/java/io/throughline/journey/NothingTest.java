package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NULL",
                "null",
                "Null",
                "\\N",
                "NaN",
                "nan",
                "NA",
                "n/a",
                "N/A",
                "#N/A",
                "-",
                "(not set)",
                "(none)",
                "None",
                "none",
                " NULL "
            })
    void theWordsOfExportsSayNothing(String cell) {
        assertThat(Nothing.is(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "no", "false", "--", "-1", "(not set", "nullable", "N", "\\", "unknown", "none of these"})
    void everythingElseSaysSomething(String cell) {
        assertThat(Nothing.is(cell)).isFalse();
    }
}
