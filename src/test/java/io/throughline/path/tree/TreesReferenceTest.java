package io.throughline.path.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees and flows equal those made of plain lists of ways, on random logs of few steps. */
class TreesReferenceTest {
    private static final int LOGS = 200;

    @ParameterizedTest
    @EnumSource(Occurrence.class)
    void treesEqualPlainLists(Occurrence occurrence) {
        for (long seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            int depth = random.nextInt(5);
            int branches = 1 + random.nextInt(4);
            String a = set.steps().id(random.nextInt(set.steps().size()));
            String b = set.steps().id(random.nextInt(set.steps().size()));
            boolean every = occurrence == Occurrence.EVERY;
            check(
                    set,
                    new PathTree.Request(null, null, depth, branches, occurrence),
                    "START",
                    TreesReference.ways(plain, null, null, every, false));
            check(
                    set,
                    new PathTree.Request("START", b, depth, branches, occurrence),
                    "START",
                    TreesReference.ways(plain, null, b, every, false));
            check(
                    set,
                    new PathTree.Request(a, null, depth, branches, occurrence),
                    a,
                    TreesReference.ways(plain, a, null, every, false));
            check(
                    set,
                    new PathTree.Request(null, b, depth, branches, occurrence),
                    b,
                    TreesReference.ways(plain, b, null, every, true));
            check(
                    set,
                    new PathTree.Request(a, b, depth, branches, occurrence),
                    a,
                    TreesReference.ways(plain, a, b, every, false));
        }
    }

    private static void check(JourneySet set, PathTree.Request request, String root, List<TreesReference.Way> ways) {
        PathTree tree = PathTrees.of(set, request);
        Set<Reference.Journey> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
        PathNode wanted = TreesReference.node(request, root, ways, 0, ways.size(), drawn);
        assertThat(tree.root()).as(request.toString()).isEqualTo(wanted);
        Reference plain = new Reference(set);
        assertThat(tree.coverage().numerator()).isEqualTo(drawn.size());
        assertThat(tree.coverage().denominator()).isEqualTo(plain.journeys.size());
        assertThat(tree.coverage().deff()).isCloseTo(TreesReference.deff(set, plain, request, root), within(1e-9));
        assertFlat(tree);
    }

    /** Flat nodes are the nested ones: unique ids, parents before children, the same figures in the same order. */
    private static void assertFlat(PathTree tree) {
        Map<String, List<FlatPathNode>> below = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (FlatPathNode node : tree.nodes()) {
            assertThat(ids.add(node.id())).isTrue();
            assertThat(node.parent() == null || ids.contains(node.parent())).isTrue();
            below.computeIfAbsent(String.valueOf(node.parent()), p -> new ArrayList<>())
                    .add(node);
        }
        assertThat(below.get("null")).hasSize(1);
        assertThat(nested(below.get("null").get(0), below, 0)).isEqualTo(tree.root());
    }

    private static PathNode nested(FlatPathNode node, Map<String, List<FlatPathNode>> below, int depth) {
        assertThat(node.depth()).isEqualTo(depth);
        List<PathNode> next = below.getOrDefault(node.id(), List.of()).stream()
                .map(child -> nested(child, below, depth + 1))
                .toList();
        return new PathNode(node.step(), node.count(), node.share(), node.more(), node.ended(), next);
    }

    @ParameterizedTest
    @EnumSource(Occurrence.class)
    void flowsEqualPlainLists(Occurrence occurrence) {
        for (long seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            boolean start = random.nextInt(3) == 0;
            String anchor =
                    start ? null : set.steps().id(random.nextInt(set.steps().size()));
            int before = start ? 0 : random.nextInt(4);
            int after = random.nextInt(6);
            int top = random.nextInt(4);
            Flow flow = Flows.of(set, new Flow.Request(anchor, before, after, top, occurrence));
            boolean every = occurrence == Occurrence.EVERY;
            TreesReference.Sides sides = new TreesReference.Sides(set.steps(), anchor, top);
            sides.add(TreesReference.ways(plain, anchor, null, every, false), after, 1, "ENDED");
            if (before > 0) {
                sides.add(TreesReference.ways(plain, anchor, null, every, true), before, -1, "START");
            }
            assertThat(cells(flow)).isEqualTo(sides.cells);
            assertThat(links(flow)).isEqualTo(sides.links);
            assertColumns(flow, before, after);
            assertSums(flow);
        }
    }

    private static Map<String, Long> cells(Flow flow) {
        Map<String, Long> cells = new TreeMap<>();
        flow.columns()
                .forEach(column -> column.cells().forEach(cell -> {
                    assertThat(cells.put(cell.id(), cell.count())).isNull();
                    assertThat(cell.id())
                            .startsWith(String.valueOf(column.position()))
                            .endsWith(cell.step());
                }));
        return cells;
    }

    private static Map<String, Long> links(Flow flow) {
        Map<String, Long> links = new TreeMap<>();
        flow.links()
                .forEach(link -> assertThat(links.put(link.source() + ">" + link.target(), link.count()))
                        .isNull());
        return links;
    }

    /** One after the other around the anchor, none more than asked; beside the anchor none is empty, so the last ones hold the last journeys. */
    private static void assertColumns(Flow flow, int before, int after) {
        List<Flow.Column> columns = flow.columns();
        int first = columns.get(0).position();
        assertThat(first).isBetween(-before, 0);
        assertThat(first + columns.size() - 1).isBetween(0, after);
        for (int i = 0; i < columns.size(); i++) {
            Flow.Column column = columns.get(i);
            assertThat(column.position()).isEqualTo(first + i);
            assertThat(column.position() == 0 || !column.cells().isEmpty()).isTrue();
        }
    }

    /** Each column is the one nearer to the anchor less what is over there. */
    private static void assertSums(Flow flow) {
        List<Flow.Column> columns = flow.columns();
        for (int i = 1; i < columns.size(); i++) {
            boolean after = columns.get(i).position() > 0;
            Flow.Column near = columns.get(after ? i - 1 : i);
            Flow.Column far = columns.get(after ? i : i - 1);
            long goOn = near.cells().stream()
                    .filter(cell -> after
                            ? cell.kind() != Flow.Kind.CONVERTED && cell.kind() != Flow.Kind.ENDED
                            : cell.kind() != Flow.Kind.START)
                    .mapToLong(Flow.Cell::count)
                    .sum();
            assertThat(far.cells().stream().mapToLong(Flow.Cell::count).sum()).isEqualTo(goOn);
        }
    }

    /** A step called OTHER is a cell of its own beside the one for the rest. */
    @Test
    void aStepNamedLikeACellStaysApart() {
        JourneySet set = Fixture.journeys("OTHER x3", "A", "B");
        Flow flow = Flows.of(set, new Flow.Request(null, 0, 1, 1, Occurrence.FIRST));
        assertThat(cells(flow)).containsEntry("1:OTHER", 3L).containsEntry("1#OTHER", 2L);
    }
}
