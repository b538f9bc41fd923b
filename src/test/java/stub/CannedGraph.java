package stub;

import io.throughline.analysis.Bottleneck;
import io.throughline.analysis.GraphComponents;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutInput;
import io.throughline.layout.LayoutRequest;
import io.throughline.layout.Layouts;
import io.throughline.measure.Rate;
import io.throughline.path.DropOff;
import io.throughline.path.NextStep;
import java.util.List;

/** Fixed answers about the graph and its places. */
interface CannedGraph extends Canned {
    @Override
    default GraphView graph(GraphView.Request request) {
        keep("graph", request);
        Rate rate = Rate.of(1, 2, "visits");
        return new GraphView(
                List.of(new GraphView.Node(
                        "search",
                        GraphView.Kind.STEP,
                        "Search",
                        "web",
                        "aware",
                        9,
                        8,
                        rate,
                        rate,
                        rate,
                        request.chances() ? 0.25 : null,
                        1,
                        2)),
                List.of(new GraphView.Edge(
                        "search", "buy", 3, 0.5, 2, request.times() ? 60.0 : null, request.times() ? 90.0 : null)),
                new GraphView.Hidden(4, 5, 6));
    }

    @Override
    default GraphLayout layout(LayoutRequest request) {
        keep("layout", request);
        return Layouts.of(
                new LayoutInput(
                        List.of(
                                new LayoutInput.Step("search", "aware", 1, "web", 9, false),
                                new LayoutInput.Step("buy", null, 0, null, 3, true)),
                        List.of(new LayoutInput.Transition(0, 1, 3))),
                request);
    }

    @Override
    default List<DropOff> dropOffs(int first) {
        Rate rate = Rate.of(1, 2, "visits");
        List<NextStep> from = List.of(new NextStep("START", first, 1));
        return List.of(new DropOff("search", 61, rate, rate, 6.5, 7.5, from));
    }

    @Override
    default List<Bottleneck> bottlenecks(Bottleneck.Request request) {
        keep("bottlenecks", request);
        Rate rate = Rate.of(1, 2, "visits");
        Double wait = request.waits() ? 62.5 : null;
        return List.of(new Bottleneck(
                "search", 6.5, 7.5, rate, rate, wait, wait, rate, 0.25, rate, true, false, List.of("loses much")));
    }

    @Override
    default List<ProbablePath> mostProbablePaths(String from, String to, int k) {
        return List.of(new ProbablePath(List.of(from == null ? "START" : from, to == null ? "buy" : to), 1.0 / k));
    }

    @Override
    default GraphComponents components() {
        NextStep next = new NextStep("search", 71, 0.75);
        return new GraphComponents(
                List.of(List.of("search", "cart")),
                List.of(List.of("buy")),
                0.125,
                List.of("cart"),
                List.of(next),
                List.of(next));
    }
}
