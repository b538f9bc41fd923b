package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.path.FlatPathNode;
import io.throughline.path.Flow;
import io.throughline.path.Flows;
import io.throughline.path.Occurrence;
import io.throughline.path.PathNode;
import io.throughline.path.PathTree;
import io.throughline.path.PathTrees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
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
    private static final String OVER = "(over)";

    /** A way: what follows the anchor, and OVER where it ends at neither a conversion nor the step it leads to. */
    private record Way(Reference.Journey journey, List<String> steps) {
        String at(int place) {
            return place < steps.size() ? steps.get(place) : null;
        }
    }

    private static List<Way> ways(Reference plain, String from, String to, boolean every, boolean backward) {
        List<Way> ways = new ArrayList<>();
        for (Reference.Journey journey : plain.journeys) {
            List<String> steps = journey.steps();
            for (int k = from == null ? -1 : 0; k < (from == null ? 0 : steps.size()); k++) {
                if (from != null && !steps.get(k).equals(from)) {
                    continue;
                }
                List<String> way = backward ? before(journey, k) : after(journey, k, to);
                if (way != null) {
                    ways.add(new Way(journey, way));
                }
                if (!every) {
                    break;
                }
            }
        }
        return ways;
    }

    private static List<String> before(Reference.Journey journey, int k) {
        List<String> way = new ArrayList<>(journey.steps().subList(0, k));
        Collections.reverse(way);
        way.add(OVER);
        return way;
    }

    private static List<String> after(Reference.Journey journey, int k, String to) {
        List<String> way =
                new ArrayList<>(journey.steps().subList(k + 1, journey.steps().size()));
        if (to != null) {
            return way.contains(to) ? way.subList(0, way.indexOf(to) + 1) : null;
        }
        if (!journey.converted()) {
            way.add(OVER);
        }
        return way;
    }

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
                    ways(plain, null, null, every, false));
            check(
                    set,
                    new PathTree.Request("START", b, depth, branches, occurrence),
                    "START",
                    ways(plain, null, b, every, false));
            check(
                    set,
                    new PathTree.Request(a, null, depth, branches, occurrence),
                    a,
                    ways(plain, a, null, every, false));
            check(
                    set,
                    new PathTree.Request(null, b, depth, branches, occurrence),
                    b,
                    ways(plain, b, null, every, true));
            check(set, new PathTree.Request(a, b, depth, branches, occurrence), a, ways(plain, a, b, every, false));
        }
    }

    private static void check(JourneySet set, PathTree.Request request, String root, List<Way> ways) {
        PathTree tree = PathTrees.of(set, request);
        Set<Reference.Journey> drawn = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        PathNode wanted = node(request, root, ways, 0, ways.size(), drawn);
        assertThat(tree.root()).as(request.toString()).isEqualTo(wanted);
        Reference plain = new Reference(set);
        assertThat(tree.coverage().numerator()).isEqualTo(drawn.size());
        assertThat(tree.coverage().denominator()).isEqualTo(plain.journeys.size());
        assertThat(tree.coverage().deff()).isCloseTo(deff(set, plain, request, root), within(1e-9));
        assertFlat(tree);
    }

    private static double deff(JourneySet set, Reference plain, PathTree.Request request, String root) {
        boolean backward = request.from() == null && request.to() != null;
        Set<Reference.Journey> drawn = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        String from = root.equals("START") ? null : root;
        boolean every = request.occurrence() == Occurrence.EVERY;
        node(request, root, ways(plain, from, backward ? null : request.to(), every, backward), 0, 0, drawn);
        return plain.deff(j -> drawn.contains(j) ? 1 : 0, j -> 1);
    }

    private static PathNode node(
            PathTree.Request request, String step, List<Way> ways, int depth, long all, Set<Reference.Journey> drawn) {
        Map<String, List<Way>> next = new TreeMap<>();
        long ended = 0;
        for (Way way : ways) {
            String here = way.at(depth);
            if (here == null || here.equals(OVER)) {
                drawn.add(way.journey());
                ended += here == null ? 0 : 1;
            } else {
                next.computeIfAbsent(here, n -> new ArrayList<>()).add(way);
            }
        }
        List<String> ranked = new ArrayList<>(next.keySet());
        ranked.sort(Comparator.comparingInt((String s) -> -next.get(s).size()).thenComparing(s -> s));
        int most = depth == request.depth() ? 0 : Math.min(request.branches(), ranked.size());
        List<PathNode> below = new ArrayList<>();
        for (String s : ranked.subList(0, most)) {
            below.add(node(request, s, next.get(s), depth + 1, all, drawn));
        }
        long more = ranked.subList(most, ranked.size()).stream()
                .mapToLong(s -> next.get(s).size())
                .sum();
        return new PathNode(step, ways.size(), all == 0 ? 0 : (double) ways.size() / all, more, ended, below);
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
            Sides sides = new Sides(set.steps(), anchor, top);
            sides.add(ways(plain, anchor, null, every, false), after, 1, "ENDED");
            if (before > 0) {
                sides.add(ways(plain, anchor, null, every, true), before, -1, "START");
            }
            assertThat(cells(flow)).isEqualTo(sides.cells);
            assertThat(links(flow)).isEqualTo(sides.links);
            assertThat(flow.columns()).hasSize(before + after + 1);
            assertSums(flow);
        }
    }

    /** Counts of cells and links, each way written out as the ids of its cells. */
    private static final class Sides {
        private final Steps steps;
        private final String anchor;
        private final int top;
        final Map<String, Long> cells = new TreeMap<>();
        final Map<String, Long> links = new TreeMap<>();

        Sides(Steps steps, String anchor, int top) {
            this.steps = steps;
            this.anchor = anchor;
            this.top = top;
        }

        void add(List<Way> ways, int columns, int direction, String end) {
            String middle = anchor == null ? "0#START" : "0:" + anchor;
            if (!ways.isEmpty()) {
                cells.put(middle, (long) ways.size());
            }
            for (int p = 0; p < columns; p++) {
                Set<String> kept = kept(ways, p);
                for (Way way : ways) {
                    if (way.at(p) == null) {
                        continue;
                    }
                    String here = id((p + 1) * direction, way.at(p), kept, end);
                    String near = p == 0 ? middle : id(p * direction, way.at(p - 1), kept(ways, p - 1), end);
                    cells.merge(here, 1L, Long::sum);
                    links.merge(direction > 0 ? near + ">" + here : here + ">" + near, 1L, Long::sum);
                }
            }
        }

        private Set<String> kept(List<Way> ways, int p) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Way way : ways) {
                String step = way.at(p);
                if (step != null && !step.equals(OVER) && !converts(step)) {
                    counts.merge(step, 1, Integer::sum);
                }
            }
            List<String> ranked = new ArrayList<>(counts.keySet());
            ranked.sort(Comparator.comparingInt((String s) -> -counts.get(s)).thenComparing(s -> s));
            return new HashSet<>(ranked.subList(0, Math.min(top, ranked.size())));
        }

        private boolean converts(String step) {
            return steps.isConversion(steps.find(step));
        }

        private String id(int position, String step, Set<String> kept, String end) {
            if (step.equals(OVER)) {
                return position + "#" + end;
            }
            return kept.contains(step) || converts(step) ? position + ":" + step : position + "#OTHER";
        }
    }

    private static Map<String, Long> cells(Flow flow) {
        Map<String, Long> cells = new TreeMap<>();
        flow.columns().forEach(column -> column.cells().forEach(cell -> {
            assertThat(cells.put(cell.id(), cell.count())).isNull();
            assertThat(cell.id()).startsWith(String.valueOf(column.position())).endsWith(cell.step());
        }));
        return cells;
    }

    private static Map<String, Long> links(Flow flow) {
        Map<String, Long> links = new TreeMap<>();
        flow.links().forEach(link -> assertThat(links.put(link.source() + ">" + link.target(), link.count()))
                .isNull());
        return links;
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
        JourneySet set = io.throughline.journey.Fixture.journeys("OTHER x3", "A", "B");
        Flow flow = Flows.of(set, new Flow.Request(null, 0, 1, 1, Occurrence.FIRST));
        assertThat(cells(flow)).containsEntry("1:OTHER", 3L).containsEntry("1#OTHER", 2L);
    }
}
