package io.throughline.store.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {
    private static final List<String> NAMES =
            List.of("x", "x_at", "x_at'", "x_at''", "x_at_at", "_at", "", "a b", "at", "x\n_at", "`;DROP", "it's");

    @Test
    void namesComeBackAndNeverMeet() {
        Set<String> keys = new HashSet<>();
        for (String name : NAMES) {
            assertThat(PropertyNames.findTrait(PropertyNames.trait(name))).contains(name);
            assertThat(PropertyNames.findAttribute(PropertyNames.attribute(name)))
                    .contains(name);
            assertThat(PropertyNames.findTrait(PropertyNames.learnt(name))).isEmpty();
            assertThat(keys.add(PropertyNames.trait(name))).isTrue();
            assertThat(keys.add(PropertyNames.learnt(name))).isTrue();
            assertThat(keys.add(PropertyNames.attribute(name))).isTrue();
        }
    }

    /** The database refuses to keep a key with one, and with it all rows of the import. */
    @Test
    void noKeyHoldsTheCharacterZero() {
        for (String name : List.of("\0", "a\0b", "a\0")) {
            for (String key :
                    List.of(PropertyNames.attribute(name), PropertyNames.trait(name), PropertyNames.learnt(name))) {
                assertThat(key).doesNotContain("\0").contains("\ufffd");
            }
        }
    }

    /** The database keeps keys as UTF-8 and cannot open with two that are one there. */
    @Test
    void keysAreReadAgainFromUtf8() {
        for (String name : List.of("a\ud800", "\udc00a", "\ud83d\uded2", "a\ud800\ud800")) {
            for (String key : List.of(PropertyNames.attribute(name), PropertyNames.trait(name))) {
                assertThat(new String(key.getBytes(UTF_8), UTF_8)).isEqualTo(key);
            }
        }
    }
}
