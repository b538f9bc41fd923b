package io.throughline.analysis.summary;

import static io.throughline.analysis.summary.HandDrawnLog.HOUR;
import static io.throughline.analysis.summary.HandDrawnLog.JOURNEYS;
import static io.throughline.analysis.summary.HandDrawnLog.SET;
import static io.throughline.analysis.summary.HandDrawnLog.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.GraphView;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.path.pattern.PathPattern;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.Paths;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Totals, paths, trees, flows, patterns, groups and breakdowns of {@link HandDrawnLog}, each figure derived by hand. */
class HandDrawnPathsTest {
    @Test
    void totals() {
        assertThat(JOURNEYS.count()).isEqualTo(5);
        assertThat(JOURNEYS.customers()).isEqualTo(4);
        // 4 + 2 + 2 + 4 + 1
        assertThat(JOURNEYS.interactions()).isEqualTo(13);
        assertThat(text(JOURNEYS.conversion())).isEqualTo("2/5");
        assertThat(text(JOURNEYS.customerConversion())).isEqualTo("2/4");
        assertThat(JOURNEYS.value()).isEqualTo(100);
        assertThat(JOURNEYS.afterConversionTails()).isEqualTo(1);
        // 1 2 2 4 4; place 0.9 · 4 = 3.6 lies between 4 and 4
        assertThat(Spread.steps(JOURNEYS.set())).isEqualTo(new Distribution(13 / 5.0, 2, 4, 4));
        // hours 0 1 1 3 3
        assertThat(Spread.seconds(JOURNEYS.set())).isEqualTo(new Distribution(8 * HOUR / 5, HOUR, 3 * HOUR, 3 * HOUR));
        assertThat(JourneyChecks.of(JOURNEYS)).allMatch(Check::holds);
    }

    @Test
    void graph() {
        assertThat(JOURNEYS.view(new GraphView.Request(null, null, false, false)).edges().stream()
                        .map(e -> e.from() + " " + e.to() + " " + e.count()))
                .containsExactlyInAnyOrder(
                        "START search 3", // J1 J2 J3
                        "START email 1", // J4
                        "START store 1", // J5
                        "search email 1", // J1
                        "email search 2", // J1 J4
                        "search purchase 1", // J1
                        "search store 3", // J2 J3 J4
                        "store purchase 1", // J4
                        "store ENDED 3"); // J2 J3 J5
    }

    private static List<String> paths(Paths.Span span, Integer length) {
        return JOURNEYS.paths().page(new Paths.Request(9, null, span, length, Paths.Order.COUNT, 1)).entries().stream()
                .map(Paths.Entry::path)
                .map(p ->
                        String.join(" ", p.steps()) + ": " + p.count() + ", " + text(p.conversion()) + ", " + p.value())
                .toList();
    }

    /** Without its purchase "search email search" is J1 alone, so one of one converts; no window of two lies in J5. */
    @Test
    void commonPaths() {
        assertThat(paths(Paths.Span.JOURNEY, null))
                .containsExactly(
                        "search store: 2, 0/2, 0.0",
                        "email search store purchase: 1, 1/1, 60.0",
                        "search email search purchase: 1, 1/1, 40.0",
                        "store: 1, 0/1, 0.0");
        assertThat(paths(Paths.Span.WINDOW, 2))
                .containsExactly(
                        "search store: 3, 1/3, 60.0", // J2 J3 J4
                        "email search: 2, 2/2, 100.0", // J1 J4
                        "search email: 1, 1/1, 40.0", // J1
                        "search purchase: 1, 2/4, 40.0", // all that visit search: J1 J2 J3 J4
                        "store purchase: 1, 1/4, 60.0"); // all that visit store: J2 J3 J4 J5
    }

    private static List<String> tree(String from, String to, int depth, int branches, Occurrence occurrence) {
        PathTree tree = PathTrees.of(JOURNEYS.set(), new PathTree.Request(from, to, depth, branches, occurrence));
        List<String> lines = new ArrayList<>();
        tree.nodes()
                .forEach(n -> lines.add("  ".repeat(n.depth()) + n.step() + " " + n.count() + ": ended " + n.ended()
                        + ", more " + n.more()));
        lines.add("drawn " + text(tree.coverage()));
        return lines;
    }

    /** Of the entries email and store, one each, email comes first and store is not drawn; both purchases lie deeper than 3. */
    @Test
    void treeFromTheStart() {
        assertThat(tree(null, null, 3, 2, Occurrence.FIRST))
                .containsExactly(
                        "START 5: ended 0, more 1",
                        "  search 3: ended 0, more 0",
                        "  email 1: ended 0, more 0",
                        "    store 2: ended 2, more 0",
                        "    email 1: ended 0, more 0",
                        "    search 1: ended 0, more 0",
                        "      search 1: ended 0, more 1",
                        "      store 1: ended 0, more 1",
                        "drawn 2/5");
    }

    /** J2 J3 end in the store, J4 goes on there, J1 goes on to email. Its second search is a visit of its own, drawn to its purchase. */
    @Test
    void treesForward() {
        assertThat(tree("search", null, 1, 5, Occurrence.FIRST))
                .containsExactly(
                        "search 4: ended 0, more 0",
                        "  store 3: ended 2, more 1",
                        "  email 1: ended 0, more 1",
                        "drawn 2/5");
        assertThat(tree("search", null, 1, 5, Occurrence.EVERY))
                .containsExactly(
                        "search 5: ended 0, more 0",
                        "  store 3: ended 2, more 1",
                        "  email 1: ended 0, more 1",
                        "  purchase 1: ended 0, more 0",
                        "drawn 3/5");
    }

    /** J5 begins in the store, J2 J3 with the search before it, J4 with the email before that. J1 and J4 go from search to purchase. */
    @Test
    void treesBackwardAndBetween() {
        assertThat(tree(null, "store", 2, 5, Occurrence.FIRST))
                .containsExactly(
                        "store 4: ended 1, more 0",
                        "  search 3: ended 2, more 0",
                        "    email 1: ended 1, more 0",
                        "drawn 4/5");
        assertThat(tree("search", "purchase", 3, 5, Occurrence.FIRST))
                .containsExactly(
                        "search 2: ended 0, more 0",
                        "  email 1: ended 0, more 0",
                        "  store 1: ended 0, more 0",
                        "    search 1: ended 0, more 0",
                        "    purchase 1: ended 0, more 0",
                        "      purchase 1: ended 0, more 0",
                        "drawn 2/5");
    }

    /** Around the first search of J1 to J4: only J4 comes from email; only J1 does not go to the store, the one step kept. */
    @Test
    void flow() {
        Flow flow = Flows.of(JOURNEYS.set(), new Flow.Request("search", 1, 2, 1, Occurrence.FIRST));
        assertThat(flow.columns().stream()
                        .flatMap(c -> c.cells().stream())
                        .map(c -> c.id() + " " + c.count() + " " + c.kind()))
                .containsExactly(
                        "-1:email 1 STEP",
                        "-1#START 3 START",
                        "0:search 4 STEP",
                        "1:store 3 STEP",
                        "1#OTHER 1 OTHER",
                        "2:search 1 STEP",
                        "2:purchase 1 CONVERTED",
                        "2#ENDED 2 ENDED");
        assertThat(flow.links().stream().map(l -> l.source() + " " + l.target() + " " + l.count()))
                .containsExactlyInAnyOrder(
                        "-1#START 0:search 3",
                        "-1:email 0:search 1",
                        "0:search 1:store 3",
                        "0:search 1#OTHER 1",
                        "1:store 2:purchase 1",
                        "1:store 2#ENDED 2",
                        "1#OTHER 2:search 1");
    }

    private static long matching(String pattern) {
        PathPattern test = PathPattern.of("matching", pattern, SET);
        return SET.blocks().stream()
                .mapToLong(block -> test.keep(block).cardinality())
                .sum();
    }

    @Test
    void patterns() {
        assertThat(matching("^ search store $")).isEqualTo(2); // J2 J3
        assertThat(matching("email ..{0,1} purchase")).isEqualTo(1); // J1; in J4 two steps stand between
        assertThat(matching("^ !search")).isEqualTo(2); // J4 J5
        assertThat(matching("search (email search)* purchase")).isEqualTo(1); // J1
        assertThat(matching("[channel=shop]{2}")).isEqualTo(1); // J4
        assertThat(matching("email | ^ store")).isEqualTo(3); // J1 J4, J5
        assertThat(matching("[step!=search & channel=web]")).isZero();
    }

    /**
     * Without purchases: search email search; search store, twice; email search store; store. The third is one edit from the second, a
     * third of its three steps; every other pair is further apart.
     */
    @Test
    void pathGroups() {
        assertThat(PathGroups.of(JOURNEYS.set(), 3).groups())
                .extracting(g -> String.join(" ", g.representative()) + ": " + g.count() + " of " + g.variants() + ", "
                        + text(g.conversion()))
                .containsExactly("search store: 3 of 2, 1/3", "search email search: 1 of 1, 1/1", "store: 1 of 1, 0/1");
        assertThat(PathGroups.of(JOURNEYS.set(), 3).groups().get(0).meanDistance())
                .isEqualTo(1 / 3.0);
        assertThat(text(PathGroups.of(JOURNEYS.set(), 3).coverage())).isEqualTo("5/5");
        assertThat(text(PathGroups.of(JOURNEYS.set(), 1).coverage())).isEqualTo("3/5");
    }

    private static List<String> breakdown(String by) {
        return Breakdowns.of(JOURNEYS, new Breakdown.Request(by, 2)).stream()
                .map(b -> b.key() + ": " + b.count() + " of " + b.customers() + ", " + text(b.conversion()) + ", "
                        + b.value() + ", " + b.medianSeconds())
                .toList();
    }

    /** J1 takes 3 hours, J2 J3 one, J4 three, J5 none. */
    @Test
    void breakdowns() {
        List<String> first = List.of("3 of 3, 1/3, 40.0, 3600.0", "1 of 1, 1/1, 60.0, 10800.0");
        String rest = "OTHER: 1 of 1, 0/1, 0.0, 0.0";
        assertThat(breakdown("firstStep")).containsExactly("search: " + first.get(0), "email: " + first.get(1), rest);
        assertThat(breakdown("firstChannel")).containsExactly("web: " + first.get(0), "mail: " + first.get(1), rest);
        assertThat(breakdown("lastStep"))
                .containsExactly("store: 3 of 3, 0/3, 0.0, 3600.0", "purchase: 2 of 2, 2/2, 100.0, 10800.0");
        assertThat(breakdown("lastChannel")).containsExactly("shop: 5 of 4, 2/5, 100.0, 3600.0");
        assertThat(breakdown("number")).containsExactly("1: 4 of 4, 2/4, 100.0, 7200.0", "2: 1 of 1, 0/1, 0.0, 0.0");
        assertThat(breakdown("campaign")).containsExactly("null: 5 of 4, 2/5, 100.0, 3600.0");
        assertThat(Trend.of(JOURNEYS.set(), TrendPoint.Unit.DAY, ZoneOffset.UTC))
                .singleElement()
                .satisfies(day -> assertThat(day.count() + " " + day.value()).isEqualTo("5 100.0"));
    }

    /** The first four begin in the same minute, J5 four hours later. */
    @Test
    void members() {
        assertThat(MemberPages.of(JOURNEYS).page(9, null).entries().stream()
                        .map(Members.Entry::member)
                        .map(m -> m.customer() + " " + m.number() + " " + String.join(" ", m.steps())))
                .containsExactlyInAnyOrder(
                        "c1 1 search email search purchase",
                        "c2 1 search store",
                        "c3 1 search store",
                        "c4 1 email search store purchase",
                        "c4 2 store")
                .last()
                .isEqualTo("c4 2 store");
    }
}
