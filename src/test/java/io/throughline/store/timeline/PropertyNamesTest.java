package io.throughline.store.timeline;

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
}
