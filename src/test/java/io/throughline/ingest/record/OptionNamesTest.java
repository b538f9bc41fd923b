package io.throughline.ingest.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.InvalidArgument;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that give names: each becomes a key of the database, or a part of one. */
class OptionNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"source", "system"})
    void namesAreShortAndOnOneLine(String option) {
        for (String name : new String[] {"x".repeat(513), "a\u0007b"}) {
            assertThatThrownBy(() -> ImportOptions.of(Map.of(option, name)))
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageStartingWith(option + " = ")
                    .hasMessageContaining("1 to 512 characters on one line");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier.", "trait."})
    void soAreKindsAndTraits(String option) {
        for (String name : new String[] {"x".repeat(513), "a\u0007b"}) {
            assertThatThrownBy(() -> ImportOptions.of(Map.of(option + name, "column")))
                    .isInstanceOf(InvalidArgument.class)
                    .hasMessageStartingWith(option + " = ")
                    .hasMessageContaining("1 to 512 characters on one line");
        }
    }
}
