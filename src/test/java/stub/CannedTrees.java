package stub;

import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.tree.FlatPathNode;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.PathNode;
import io.throughline.path.tree.PathTree;
import java.util.List;

/** Fixed answers about trees, flows and funnels. */
interface CannedTrees extends Canned {
    @Override
    default PathTree pathTree(PathTree.Request request) {
        keep("pathTree", request);
        PathNode leaf = new PathNode("buy", 41, 0.25, 0, 0, List.of());
        return new PathTree(
                new PathNode("START", 44, 1, 1, 2, List.of(leaf)),
                List.of(
                        new FlatPathNode("0", null, 0, "START", 44, 1, 1, 2),
                        new FlatPathNode("1", "0", 1, "buy", 41, 0.25, 0, 0)),
                Rate.of(1, 2, "journeys"));
    }

    @Override
    default Flow flow(Flow.Request request) {
        keep("flow", request);
        return new Flow(
                List.of(
                        new Flow.Column(0, List.of(new Flow.Cell("0#START", "START", 51, Flow.Kind.START))),
                        new Flow.Column(1, List.of(new Flow.Cell("1:buy", "buy", 51, Flow.Kind.CONVERTED)))),
                List.of(new Flow.Link("0#START", "1:buy", 51)));
    }

    @Override
    default Funnel funnel(Funnel.Request request) {
        keep("funnel", request);
        Rate rate = Rate.of(1, 2, "journeys");
        Funnel.Step step = new Funnel.Step(
                31,
                32,
                rate,
                rate,
                request.seconds() ? new Distribution(1, 2, 3, 4) : null,
                List.of(new NextStep("ENDED", 33, 0.5)));
        return new Funnel(List.of(step), rate);
    }
}
