package io.throughline.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathRepeatsTest {
    private final PathRepeats repeats = new PathRepeats();

    @Test
    void repeatsAreStepsOfTheirOwn() {
        assertThat(repeats.expand(List.of("Paid Search x 2", "Email", "Direct ×3")))
                .containsExactly("Paid Search", "Paid Search", "Email", "Direct", "Direct", "Direct");
        repeats.expand(List.of("Email x 2"));
        List<String> notes = new ArrayList<>();
        repeats.tell(notes);
        assertThat(notes)
                .containsExactly(
                        "Steps of 2 paths are written short, such as \"Paid Search x 2\"; each is as many steps as it says.");
    }

    @Test
    void namesThatOnlyEndWithANumberStay() {
        List<String> names = List.of("Xbox 2", "Model X 3", "x 2", "ad x2000", "vortex 9", "mail x 1");
        assertThat(repeats.expand(names)).isSameAs(names);
        List<String> notes = new ArrayList<>();
        repeats.tell(notes);
        assertThat(notes).isEmpty();
    }
}
