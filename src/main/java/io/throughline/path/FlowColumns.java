package io.throughline.path;

import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the columns of one side of a flow from the anchor outward. */
final class FlowColumns {
    private final Steps steps;
    private final int top;
    private final boolean backward;
    private final List<FlowStrip> strips;
    private final boolean[] last;
    private final int[] cellOf;
    final List<Flow.Column> columns = new ArrayList<>();
    /** Links into each column of this side. */
    final List<List<Flow.Link>> links = new ArrayList<>();

    FlowColumns(Steps steps, int top, boolean backward, List<FlowStrip> strips) {
        this.steps = steps;
        this.top = top;
        this.backward = backward;
        this.strips = strips;
        this.last = new boolean[steps.size()];
        for (int code = 0; code < last.length; code++) {
            last[code] = !backward && steps.isConversion(code);
        }
        this.cellOf = new int[steps.size()];
    }

    void grow(Flow.Column anchor, int many) {
        Flow.Column before = anchor;
        for (int i = 1; i <= many; i++) {
            before = next(before);
            columns.add(before);
        }
    }

    private Flow.Column next(Flow.Column before) {
        int position = before.position() + (backward ? -1 : 1);
        if (strips.stream().allMatch(strip -> strip.ways() == 0)) {
            links.add(List.of());
            return new Flow.Column(position, List.of());
        }
        strips.parallelStream().forEach(FlowStrip::count);
        long[] count = new long[steps.size()];
        long over = 0;
        for (FlowStrip strip : strips) {
            over += strip.over;
            for (int code = 0; code < count.length; code++) {
                count[code] += strip.count[code];
            }
        }
        Flow.Column column = new Flow.Column(position, cells(position, count, over));
        int cells = column.cells().size();
        strips.parallelStream().forEach(strip -> strip.advance(cellOf, cells - 1, cells, last));
        links.add(links(before, column));
        return column;
    }

    private List<Flow.Cell> cells(int position, long[] count, long over) {
        List<Flow.Cell> cells = new ArrayList<>();
        int[] kept = Ranking.first(
                top, count.length, c -> count[c] > 0 && !steps.isConversion(c), (a, b) -> compare(count, a, b));
        int[] ends = Ranking.first(
                count.length, count.length, c -> count[c] > 0 && steps.isConversion(c), (a, b) -> compare(count, a, b));
        Arrays.fill(cellOf, kept.length);
        for (int code : kept) {
            cellOf[code] = cells.size();
            cells.add(cell(position, steps, code, count[code]));
        }
        long other = other(count, kept);
        if (other > 0) {
            cells.add(special(position, Reserved.OTHER, other, Flow.Kind.OTHER));
        }
        for (int code : ends) {
            cellOf[code] = cells.size();
            cells.add(cell(position, steps, code, count[code]));
        }
        if (over > 0) {
            cells.add(
                    backward
                            ? special(position, Reserved.START, over, Flow.Kind.START)
                            : special(position, Reserved.ENDED, over, Flow.Kind.ENDED));
        }
        return cells;
    }

    private long other(long[] count, int[] kept) {
        long other = 0;
        for (int code = 0; code < count.length; code++) {
            other += steps.isConversion(code) ? 0 : count[code];
        }
        for (int code : kept) {
            other -= count[code];
        }
        return other;
    }

    private static int compare(long[] count, int a, int b) {
        int byCount = Long.compare(count[b], count[a]);
        return byCount != 0 ? byCount : Integer.compare(a, b);
    }

    static Flow.Cell cell(int position, Steps steps, int code, long count) {
        Flow.Kind kind = steps.isConversion(code) ? Flow.Kind.CONVERTED : Flow.Kind.STEP;
        return new Flow.Cell(position + ":" + steps.id(code), steps.id(code), count, kind);
    }

    /** The sign before the name keeps it apart from a step so called. */
    static Flow.Cell special(int position, String name, long count, Flow.Kind kind) {
        return new Flow.Cell(position + "#" + name, name, count, kind);
    }

    private List<Flow.Link> links(Flow.Column near, Flow.Column far) {
        PairCounts counts = new PairCounts();
        strips.forEach(strip -> counts.merge(strip.links));
        int cells = far.cells().size();
        int sources = near.cells().size();
        List<Flow.Link> made = new ArrayList<>();
        if (!backward) {
            for (long key : counts.sortedKeys()) {
                made.add(link(near, (int) (key / cells), far, (int) (key % cells), counts.count(key)));
            }
            return made;
        }
        long[] turned = Arrays.stream(counts.sortedKeys())
                .map(key -> key % cells * sources + key / cells)
                .sorted()
                .toArray();
        for (long key : turned) {
            long count = counts.count(key % sources * cells + key / sources);
            made.add(link(far, (int) (key / sources), near, (int) (key % sources), count));
        }
        return made;
    }

    private static Flow.Link link(Flow.Column from, int source, Flow.Column to, int target, long count) {
        return new Flow.Link(
                from.cells().get(source).id(), to.cells().get(target).id(), count);
    }
}
