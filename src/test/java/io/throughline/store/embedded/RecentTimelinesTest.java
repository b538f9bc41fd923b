package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.timeline.TimelineNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTimelinesTest {
    private final RecentTimelines recent = new RecentTimelines();

    private static TimelineNode node(int ordinal, long seq) {
        return new TimelineNode(ordinal, "c" + ordinal, Map.of("import", seq));
    }

    private void write(List<TimelineNode> first, List<TimelineNode> further, long losses) {
        recent.add(recent.takeOut(further), first, further, losses);
    }

    @Test
    void whatWasReadAndWrittenIsFound() {
        recent.read(7, List.of(Map.of("import", 1L)), 3);
        write(List.of(node(8, 2)), List.of(node(7, 2), node(9, 2)), 3);
        var seven = RecentTimelines.Customer.of("c7", List.of(Map.of("import", 1L), Map.of("import", 2L)), 3);
        assertThat(recent.find(7, 3)).isEqualTo(seven);
        assertThat(recent.find(7, 3)).as("again").isEqualTo(seven);
        assertThat(recent.find(8, 3)).isEqualTo(RecentTimelines.Customer.of("c8", List.of(Map.of("import", 2L)), 3));
        assertThat(recent.find(9, 3)).as("of whom nothing was read").isNull();
    }

    @Test
    void aCustomerHasBothOfTwoNodesThatAreWrittenAtOnce() {
        recent.read(7, List.of(), 0);
        write(List.of(), List.of(node(7, 1), node(7, 2)), 0);
        assertThat(recent.find(7, 0).timelines()).containsExactly(Map.of("import", 1L), Map.of("import", 2L));
    }

    @Test
    void onePackedTimelineTakesThePlaceOfThoseOfAKnownCustomer() {
        write(List.of(node(8, 2)), List.of(), 3);
        recent.replace(Map.of(8, Map.of("runs", new long[] {2}), 9, Map.of()));
        assertThat(recent.find(8, 3).id()).isEqualTo("c8");
        assertThat(recent.find(8, 3).timelines())
                .singleElement()
                .satisfies(one -> assertThat(one).containsOnlyKeys("runs"));
        assertThat(recent.find(9, 3)).as("of whom nothing was known").isNull();
        write(List.of(), List.of(node(8, 4)), 3);
        assertThat(recent.find(8, 3).timelines()).hasSize(2);
        assertThat(recent.find(8, 4)).as("after a loss").isNull();
    }

    /** Hundreds of customers that no longer take much leave room for others. */
    @Test
    void whatNoLongerTakesMuchIsWeighedAnew() {
        Map<String, Object> large = Map.of("import", 1L, "at", new long[100_000]);
        for (int i = 0; i < 600; i++) {
            write(List.of(new TimelineNode(i, "c", large)), List.of(), 0);
            recent.replace(Map.of(i, Map.of("runs", new long[] {1})));
        }
        assertThat(recent.find(0, 0)).isNotNull();
    }

    @Test
    void nothingIsFoundAfterALossNorWhileItIsWritten() {
        recent.read(7, List.of(), 3);
        assertThat(recent.find(7, 4)).isNull();
        assertThat(recent.find(7, 3)).as("read again since").isNull();
        recent.read(7, List.of(), 4);
        recent.takeOut(List.of(node(7, 2)));
        assertThat(recent.find(7, 4)).as("the write may have failed").isNull();
    }

    @Test
    void theOldestGoFirstOnceManyAreWritten() {
        List<TimelineNode> many =
                IntStream.range(0, 100_000).mapToObj(i -> node(i, 1)).toList();
        write(many, List.of(), 0);
        assertThat(recent.find(0, 0)).isNull();
        assertThat(recent.find(99_999, 0)).isNotNull();
    }

    /** A hundredth of the customers above, each of a thousand times what they take. */
    @Test
    void whatTheyHoldCounts() {
        Map<String, Object> large = Map.of("import", 1L, "a_note", new String[] {"x".repeat(500_000)});
        write(
                IntStream.range(0, 1000)
                        .mapToObj(i -> new TimelineNode(i, "c" + i, large))
                        .toList(),
                List.of(),
                0);
        assertThat(recent.find(900, 0)).isNull();
        assertThat(recent.find(999, 0)).isNotNull();
    }
}
