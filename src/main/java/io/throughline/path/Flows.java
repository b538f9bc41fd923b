package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import io.throughline.journey.Strips;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns journeys at a step and counts what stands how far from it.
 *
 * <p>Cost: two passes over the ways for each column, divided among the processors.
 */
public final class Flows {
    private Flows() {}

    public static Flow of(JourneySet set, Flow.Request request) {
        Steps steps = set.steps();
        String id = request.anchor();
        int anchor = id == null ? Anchors.START : StepIds.code(steps, "anchor", id);
        List<List<JourneyBlock>> strips = Strips.of(set, Strips.workers() * 2);
        boolean every = request.occurrence() == Occurrence.EVERY;
        List<FlowStrip> after = strips(strips, new Anchors(anchor, Anchors.NONE, every, 1), steps.size());
        long count = after.stream().mapToLong(FlowStrip::ways).sum();
        Flow.Column middle = new Flow.Column(0, count == 0 ? List.of() : List.of(cell(steps, anchor, count)));
        if (anchor >= 0 && steps.isConversion(anchor)) {
            after.forEach(FlowStrip::dropOver);
        }
        FlowColumns right = new FlowColumns(steps, request.top(), false, after);
        right.grow(middle, request.after());
        List<FlowStrip> before = request.before() == 0
                ? List.of()
                : strips(strips, new Anchors(anchor, Anchors.NONE, every, -1), steps.size());
        FlowColumns left = new FlowColumns(steps, request.top(), true, before);
        left.grow(middle, request.before());
        return join(left, middle, right);
    }

    private static List<FlowStrip> strips(List<List<JourneyBlock>> strips, Anchors anchors, int codes) {
        return strips.parallelStream()
                .map(strip -> new FlowStrip(anchors.walkers(strip), codes))
                .toList();
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
