package io.throughline.analysis.check;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.measure.Check;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import io.throughline.path.tree.FlatPathNode;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Identities between tree, flow, funnel and graph: each counts the same journeys on its own way. */
final class OrderChecks {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int COLUMNS = 3;

    private final Steps steps;
    private final Figures figures;

    OrderChecks(JourneySet set, Figures figures) {
        this.steps = set.steps();
        this.figures = figures;
    }

    List<Check> of(JourneyGraph graph) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of("sum over tree nodes of |count - ended - more - next| = 0", tree(5, 5), 0));
        checks.add(Check.of("sum of |first level of the tree - transitions out of START| = 0", entries(graph), 0));
        flow(checks);
        funnels(graph, checks);
        return checks;
    }

    private PathTree pathTree(int depth, int branches) {
        return PathTrees.of(
                figures.of(Figure.PATH_TREE).set(),
                new PathTree.Request(null, null, depth, branches, Occurrence.FIRST));
    }

    private long tree(int depth, int branches) {
        List<FlatPathNode> nodes = pathTree(depth, branches).nodes();
        long[] rest = new long[nodes.size()];
        for (int n = 0; n < rest.length; n++) {
            FlatPathNode node = nodes.get(n);
            int code = steps.find(node.step());
            boolean leaf = code >= 0 && steps.isConversion(code);
            rest[n] += (leaf ? 0 : node.count()) - node.ended() - node.more();
            if (node.parent() != null) {
                rest[Integer.parseInt(node.parent())] -= node.count();
            }
        }
        return sum(rest);
    }

    private static long sum(long[] differences) {
        long sum = 0;
        for (long difference : differences) {
            sum += Math.abs(difference);
        }
        return sum;
    }

    private long entries(JourneyGraph graph) {
        long[] difference = new long[steps.size()];
        for (FlatPathNode node : pathTree(1, ALL).nodes()) {
            if (node.depth() == 1) {
                difference[steps.find(node.step())] += node.count();
            }
        }
        for (int e = graph.firstEdge(graph.start()); e < graph.firstEdge(graph.start() + 1); e++) {
            difference[graph.target(e)] -= graph.count(e);
        }
        return sum(difference);
    }

    private void flow(List<Check> checks) {
        List<Flow.Column> columns = Flows.of(
                        figures.of(Figure.FLOW).set(), new Flow.Request(null, 0, COLUMNS, 10, Occurrence.FIRST))
                .columns();
        long[] less = new long[COLUMNS];
        long[] level = new long[COLUMNS + 1];
        for (int p = 0; p <= COLUMNS; p++) {
            List<Flow.Cell> cells = cells(columns, p);
            level[p] = count(cells, cell -> cell.kind() == Flow.Kind.ENDED ? 0 : cell.count());
            if (p > 0) {
                long before = count(cells(columns, p - 1), cell -> isEnd(cell) ? 0 : cell.count());
                less[p - 1] = before - count(cells, Flow.Cell::count);
            }
        }
        for (FlatPathNode node : pathTree(COLUMNS, ALL).nodes()) {
            level[node.depth()] -= node.count();
        }
        checks.add(Check.of("sum over columns of |column before less its ends - column| = 0", sum(less), 0));
        checks.add(Check.of("sum over columns of |flow - level of the tree| = 0", sum(level), 0));
    }

    /** None beyond the last column: a flow ends with its last journey. */
    private static List<Flow.Cell> cells(List<Flow.Column> columns, int position) {
        return position < columns.size() ? columns.get(position).cells() : List.of();
    }

    private static boolean isEnd(Flow.Cell cell) {
        return cell.kind() == Flow.Kind.ENDED || cell.kind() == Flow.Kind.CONVERTED;
    }

    private static long count(List<Flow.Cell> cells, ToLongFunction<Flow.Cell> count) {
        return cells.stream().mapToLong(count).sum();
    }

    private void funnels(JourneyGraph graph, List<Check> checks) {
        int step = -1;
        for (int code = 0; code < graph.steps().size(); code++) {
            step = step < 0 || graph.visits(code) > graph.visits(step) ? code : step;
        }
        int edge = step < 0 ? -1 : mostTaken(graph, step);
        long visit = step < 0 ? 0 : entered(Funnel.Order.ORDERED, steps.id(step));
        checks.add(Check.of(
                "a funnel of the step most visited = journeys that visit it",
                visit,
                step < 0 ? 0 : graph.journeysAt(step)));
        long taken = edge < 0 ? 0 : entered(Funnel.Order.STRICT, steps.id(step), steps.id(graph.target(edge)));
        checks.add(Check.of(
                "a strict funnel over its transition most taken = journeys that take it",
                taken,
                edge < 0 ? 0 : graph.journeys(edge)));
    }

    /** The transition out of a step to another step that is taken most, or −1. */
    private static int mostTaken(JourneyGraph graph, int step) {
        int most = -1;
        for (int e = graph.firstEdge(step); e < graph.firstEdge(step + 1); e++) {
            boolean better = most < 0 || graph.count(e) > graph.count(most);
            most = graph.target(e) != graph.ended() && better ? e : most;
        }
        return most;
    }

    /** Journeys that get to the last of these steps. */
    private long entered(Funnel.Order order, String... ids) {
        List<Funnel.Condition> conditions = Arrays.stream(ids)
                .map(id -> new Funnel.Condition(List.of(id), null, false, null))
                .toList();
        Funnel funnel = Funnels.of(
                figures.of(Figure.FUNNEL).set(),
                new Funnel.Request(conditions, order, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, false));
        return funnel.steps().get(ids.length - 1).entered();
    }
}
