package io.throughline.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    @Test
    void allAreKnownAgain() {
        SeenKeys keys = new SeenKeys();
        for (int i = 0; i < 20_000; i += 2) {
            keys.add(keys.of("key " + i));
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(keys.holds(keys.of("key " + i))).isEqualTo(i % 2 == 0);
        }
    }

    /** What comes when it is full is taken, and told once. */
    @Test
    void whatIsNotRememberedIsCounted() {
        SeenKeys keys = new SeenKeys(2);
        for (String key : List.of("a", "b", "b", "c", "d", "c", "a")) {
            keys.add(keys.of(key));
        }
        List<String> notes = new ArrayList<>();
        keys.tell("repeated order", notes);
        keys.tell("repeated order", notes);
        assertThat(notes)
                .containsExactly(
                        "CHECK: 3 records were taken without knowing whether they repeat one another (repeated order), since only 2 keys are remembered; give the file in parts by customer.");
    }
}
