package io.throughline.path.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees and flows derived by hand. Five journeys: A B buy (twice), A B A, C A D, B. */
class TreesTest {
    private static final JourneySet SET = Fixture.journeys("A > B => buy 5 x2", "A > B > A", "C > A > D", "B");

    private static PathTree tree(String from, String to, int depth, int branches, Occurrence occurrence) {
        return PathTrees.of(SET, new PathTree.Request(from, to, depth, branches, occurrence));
    }

    private static PathNode node(String step, long count, double share, long more, long ended, PathNode... next) {
        return new PathNode(step, count, share, more, ended, List.of(next));
    }

    /** 3 of 5 begin with A, all go on to B; of these 2 convert and 1 comes back to A. B and C are not drawn: 2 more. */
    @Test
    void fromTheStart() {
        PathTree tree = tree(null, null, 3, 1, Occurrence.FIRST);
        PathNode buy = node("buy", 2, 0.4, 0, 0);
        PathNode b = node("B", 3, 0.6, 1, 0, buy);
        assertThat(tree.root()).isEqualTo(node("START", 5, 1, 2, 0, node("A", 3, 0.6, 0, 0, b)));
        assertThat(tree.coverage().numerator()).isEqualTo(2);
        assertThat(tree.coverage().denominator()).isEqualTo(5);
    }

    /** B ends one journey at once: drawn to its end though nothing comes below. */
    @Test
    void forwardFromAStep() {
        PathNode a = node("A", 1, 0.25, 0, 1);
        PathNode buy = node("buy", 2, 0.5, 0, 0);
        PathTree tree = tree("B", null, 2, 5, Occurrence.FIRST);
        assertThat(tree.root()).isEqualTo(node("B", 4, 1, 0, 1, buy, a));
        assertThat(tree.coverage().numerator()).isEqualTo(4);
    }

    /** Backward `ended` counts journeys that began here: A began 3 of the 4 journeys with A, C the fourth. */
    @Test
    void backwardToAStep() {
        PathNode c = node("C", 1, 0.25, 0, 1);
        assertThat(tree(null, "A", 5, 5, Occurrence.FIRST).root()).isEqualTo(node("A", 4, 1, 0, 3, c));
        PathNode start = node("A", 2, 1, 0, 2);
        assertThat(tree(null, "buy", 5, 5, Occurrence.FIRST).root())
                .isEqualTo(node("buy", 2, 1, 0, 0, node("B", 2, 1, 0, 0, start)));
    }

    /** Five visits to A; the second of "A B A" has B and A before it. */
    @Test
    void everyVisitCounts() {
        PathNode before = node("B", 1, 0.2, 0, 0, node("A", 1, 0.2, 0, 1));
        PathNode c = node("C", 1, 0.2, 0, 1);
        assertThat(tree(null, "A", 5, 5, Occurrence.EVERY).root()).isEqualTo(node("A", 5, 1, 0, 3, before, c));
    }

    /** Only the two that get from A to buy are counted, and the way between is whole. From A to A: the one that comes back. */
    @Test
    void betweenTwoSteps() {
        PathNode b = node("B", 2, 1, 0, 0, node("buy", 2, 1, 0, 0));
        PathTree tree = tree("A", "buy", 5, 5, Occurrence.FIRST);
        assertThat(tree.root()).isEqualTo(node("A", 2, 1, 0, 0, b));
        assertThat(tree.coverage().numerator()).isEqualTo(2);
        PathNode back = node("B", 1, 1, 0, 0, node("A", 1, 1, 0, 0));
        assertThat(tree("A", "A", 5, 5, Occurrence.FIRST).root()).isEqualTo(node("A", 1, 1, 0, 0, back));
        assertThat(tree("START", "D", 1, 5, Occurrence.FIRST).root())
                .isEqualTo(node("START", 1, 1, 0, 0, node("C", 1, 1, 1, 0)));
    }

    /** A conversion has nothing after it, nothing leads from it, and no journey lies between it and itself. */
    @Test
    void fromAConversionThereIsNoWay() {
        assertThat(tree("buy", null, 5, 5, Occurrence.FIRST).root()).isEqualTo(node("buy", 2, 1, 0, 0));
        assertThat(tree("buy", "A", 5, 5, Occurrence.FIRST).root()).isEqualTo(node("buy", 0, 0, 0, 0));
        assertThat(tree("buy", "A", 5, 5, Occurrence.FIRST).coverage().value()).isZero();
    }

    /** Journeys in columns from the start: 3 A, 1 B, 1 C; then 3 B, 1 A, and the one that ended with B; then 2 buy, A, D; nothing is left for a fifth. */
    @Test
    void flowFromTheStart() {
        Flow flow = Flows.of(SET, new Flow.Request(null, 0, 5, 1, Occurrence.FIRST));
        assertThat(flow.columns().stream().map(TreesTest::shown))
                .containsExactly(
                        "0: 0#START 5",
                        "1: 1:A 3, 1#OTHER 2",
                        "2: 2:B 3, 2#OTHER 1, 2#ENDED 1",
                        "3: 3:A 1, 3#OTHER 1, 3:buy 2",
                        "4: 4#ENDED 2");
        assertThat(flow.links())
                .contains(new Flow.Link("1#OTHER", "2#ENDED", 1), new Flow.Link("2:B", "3:buy", 2))
                .contains(new Flow.Link("3:A", "4#ENDED", 1), new Flow.Link("3#OTHER", "4#ENDED", 1));
    }

    /** Around the first A: 3 began with it, 1 came from C; after it 3 B and 1 D. */
    @Test
    void flowAroundAStep() {
        Flow flow = Flows.of(SET, new Flow.Request("A", 2, 2, 5, Occurrence.FIRST));
        assertThat(flow.columns().stream().map(TreesTest::shown))
                .containsExactly(
                        "-2: -2#START 1",
                        "-1: -1:C 1, -1#START 3",
                        "0: 0:A 4",
                        "1: 1:B 3, 1:D 1",
                        "2: 2:A 1, 2:buy 2, 2#ENDED 1");
        assertThat(flow.links())
                .containsExactly(
                        new Flow.Link("-2#START", "-1:C", 1),
                        new Flow.Link("-1:C", "0:A", 1),
                        new Flow.Link("-1#START", "0:A", 3),
                        new Flow.Link("0:A", "1:B", 3),
                        new Flow.Link("0:A", "1:D", 1),
                        new Flow.Link("1:B", "2:A", 1),
                        new Flow.Link("1:B", "2:buy", 2),
                        new Flow.Link("1:D", "2#ENDED", 1));
    }

    /** Around a conversion: it is the CONVERTED cell, and nothing comes after it. */
    @Test
    void flowAroundAConversion() {
        Flow flow = Flows.of(SET, new Flow.Request("buy", 1, 1, 5, Occurrence.FIRST));
        assertThat(flow.columns().stream().map(TreesTest::shown)).containsExactly("-1: -1:B 2", "0: 0:buy 2");
        assertThat(flow.columns().get(1).cells().get(0).kind()).isEqualTo(Flow.Kind.CONVERTED);
    }

    private static String shown(Flow.Column column) {
        List<String> cells = column.cells().stream()
                .map(cell -> cell.id() + " " + cell.count())
                .toList();
        return column.position() + ": " + String.join(", ", cells);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        refused("from", () -> tree("Z", null, 1, 1, Occurrence.FIRST));
        refused("to", () -> tree("A", "START", 1, 1, Occurrence.FIRST));
        refused("depth", () -> tree(null, null, -1, 1, Occurrence.FIRST));
        refused("branches", () -> tree(null, null, 1, 0, Occurrence.FIRST));
        refused("anchor", () -> Flows.of(SET, new Flow.Request("Z", 0, 1, 1, Occurrence.FIRST)));
        refused("before", () -> new Flow.Request(null, 1, 1, 1, Occurrence.FIRST));
        refused("before", () -> new Flow.Request("A", -1, 1, 1, Occurrence.FIRST));
        refused("after", () -> new Flow.Request("A", 0, -1, 1, Occurrence.FIRST));
        refused("top", () -> new Flow.Request("A", 0, 1, -1, Occurrence.FIRST));
    }

    private static void refused(String argument, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        InvalidArgument.class,
                        fault -> assertThat(fault.argument()).isEqualTo(argument));
    }
}
