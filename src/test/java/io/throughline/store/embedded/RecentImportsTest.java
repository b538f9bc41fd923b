package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.TimelineNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentImportsTest {
    private final RecentImports recent = new RecentImports();

    private static TimelineNode node(long seq, int ordinal) {
        return new TimelineNode(ordinal, "c" + ordinal, Map.of("import", seq));
    }

    private static List<TimelineNode> nodes(long seq, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> node(seq, i)).toList();
    }

    private int[] find(long... seqs) {
        var found = recent.find(ImportRanges.of(seqs));
        return found == null ? null : found.stream().toArray();
    }

    @Test
    void nothingIsKnownOfImportsOfOthers() {
        assertThat(find(1)).isNull();
        recent.add(nodes(7, 0, 1), List.of());
        assertThat(find(6)).isNull();
        assertThat(find(6, 7)).isNull();
        assertThat(find(7)).containsExactly(0);
        assertThat(find(8)).as("one that wrote for nobody").isEmpty();
        assertThat(find()).isEmpty();
    }

    @Test
    void customersOfSeveralWritesOfAnImportAreTold() {
        recent.add(nodes(7, 3, 5), nodes(7, 0, 1));
        recent.add(List.of(), nodes(7, 2, 3));
        recent.add(List.of(), nodes(8, 4, 7));
        assertThat(find(7)).containsExactly(0, 2, 3, 4);
        assertThat(find(8)).containsExactly(4, 5, 6);
        assertThat(find(7, 8)).containsExactly(0, 2, 3, 4, 5, 6);
    }

    /** What an import writes after some of it was forgotten makes it no better known. */
    @Test
    void ofALargeImportNothingIsKnown() {
        recent.add(nodes(5, 0, 1), List.of());
        recent.add(nodes(6, 0, 300_000), List.of());
        recent.add(nodes(6, 0, 10), List.of());
        recent.add(nodes(7, 0, 1), List.of());
        assertThat(find(5)).isNull();
        assertThat(find(6)).isNull();
        assertThat(find(6, 7)).isNull();
        assertThat(find(7)).containsExactly(0);
    }
}
