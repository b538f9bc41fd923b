package io.throughline.path.tree;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.journey.StepIds;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns journeys at a step and counts what stands how far from it.
 *
 * <p>Cost: one pass over the ways for each column, divided among the processors.
 */
public final class Flows {
    private Flows() {}

    public static Flow of(JourneySet set, Flow.Request request) {
        Steps steps = set.steps();
        String id = request.anchor();
        int anchor = id == null ? Anchors.START : StepIds.code(steps, "anchor", id);
        boolean every = request.occurrence() == Occurrence.EVERY;
        PathFrontier after = new PathFrontier(set, new Anchors(anchor, Anchors.NONE, every, 1));
        long count = after.size();
        Flow.Column middle = new Flow.Column(0, count == 0 ? List.of() : List.of(cell(steps, anchor, count)));
        FlowColumns right = new FlowColumns(steps, request.top(), false);
        right.grow(after, middle, request.after(), anchor >= 0 && steps.isConversion(anchor));
        FlowColumns left = new FlowColumns(steps, request.top(), true);
        if (request.before() > 0) {
            left.grow(
                    new PathFrontier(set, new Anchors(anchor, Anchors.NONE, every, -1)),
                    middle,
                    request.before(),
                    false);
        }
        return join(left, middle, right);
    }

    private static Flow.Cell cell(Steps steps, int anchor, long count) {
        return anchor == Anchors.START
                ? FlowColumns.special(0, Reserved.START, count, Flow.Kind.START)
                : FlowColumns.cell(0, steps, anchor, count);
    }

    private static Flow join(FlowColumns left, Flow.Column middle, FlowColumns right) {
        List<Flow.Column> columns = new ArrayList<>();
        List<Flow.Link> links = new ArrayList<>();
        for (int i = left.columns.size() - 1; i >= 0; i--) {
            columns.add(left.columns.get(i));
            links.addAll(left.links.get(i));
        }
        columns.add(middle);
        columns.addAll(right.columns);
        right.links.forEach(links::addAll);
        return new Flow(columns, links);
    }
}
