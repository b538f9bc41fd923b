package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.timeline.TimelineNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JustWrittenTest {
    private final JustWritten written = new JustWritten();

    private static TimelineNode node(int ordinal, long seq) {
        return new TimelineNode(ordinal, "c" + ordinal, Map.of("import", seq));
    }

    @Test
    void whatWasReadAndWrittenIsGivenOnce() {
        written.read(7, List.of(Map.of("import", 1L)), 3);
        written.add(List.of(node(8, 2)), List.of(node(7, 2), node(9, 2)), 3);
        assertThat(written.take(7, 3))
                .isEqualTo(new JustWritten.Customer("c7", List.of(Map.of("import", 1L), Map.of("import", 2L)), 3));
        assertThat(written.take(8, 3)).isEqualTo(new JustWritten.Customer("c8", List.of(Map.of("import", 2L)), 3));
        assertThat(written.take(7, 3)).isNull();
        assertThat(written.take(9, 3)).as("of whom nothing was read").isNull();
    }

    @Test
    void nothingIsGivenAfterARewriteNorOfWhomNothingWasWritten() {
        written.read(7, List.of(), 3);
        assertThat(written.take(7, 3)).isNull();
        written.read(7, List.of(), 3);
        written.add(List.of(), List.of(node(7, 2)), 4);
        assertThat(written.take(7, 4)).isNull();
    }

    @Test
    void theOldestGoFirst() {
        for (int ordinal = 0; ordinal < 30_000; ordinal++) {
            written.add(List.of(node(ordinal, 1)), List.of(), 0);
        }
        assertThat(written.take(9_999, 0)).isNull();
        assertThat(written.take(10_000, 0)).isNotNull();
    }
}
