package io.throughline.path.tree;

import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import io.throughline.path.PairCounts;
import io.throughline.path.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the columns of one side of a flow from the anchor outward. */
final class FlowColumns {
    private final Steps steps;
    private final int top;
    private final boolean backward;
    /** By step code: its cell in the column made last. */
    private final int[] cellOf;

    final List<Flow.Column> columns = new ArrayList<>();
    /** Links into each column of this side. */
    final List<List<Flow.Link>> links = new ArrayList<>();

    FlowColumns(Steps steps, int top, boolean backward) {
        this.steps = steps;
        this.top = top;
        this.backward = backward;
        this.cellOf = new int[steps.size()];
    }

    /** Ends where the last way does. @param ends ways that are over at the anchor have come to their end there */
    void grow(PathFrontier ways, Flow.Column anchor, int many, boolean ends) {
        Flow.Column before = anchor;
        FrontierCells counts = ways.begin(ends);
        for (int i = 1; i <= many && !counts.isEmpty(); i++) {
            before = next(before, counts);
            columns.add(before);
            if (i < many) {
                counts = ways.advance(NextStates.byCode(cellOf), ends(before));
            }
        }
    }

    /** By cell: a journey that comes to it has come to its end. */
    private static boolean[] ends(Flow.Column column) {
        boolean[] ends = new boolean[Math.max(1, column.cells().size())];
        for (int cell = 0; cell < column.cells().size(); cell++) {
            ends[cell] = column.cells().get(cell).kind() == Flow.Kind.CONVERTED && column.position() > 0;
        }
        return ends;
    }

    private Flow.Column next(Flow.Column before, FrontierCells counts) {
        int position = before.position() + (backward ? -1 : 1);
        long[] count = new long[steps.size()];
        for (int cell = 0; cell < counts.code().length; cell++) {
            count[counts.code()[cell]] += counts.count()[cell];
        }
        long over = Arrays.stream(counts.over()).sum();
        Flow.Column column = new Flow.Column(position, cells(position, count, over));
        links.add(links(before, column, counts));
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

    private List<Flow.Link> links(Flow.Column near, Flow.Column far, FrontierCells counts) {
        int nears = near.cells().size();
        int fars = far.cells().size();
        PairCounts pairs = new PairCounts();
        for (int state = 0; state < nears; state++) {
            for (int cell = counts.first()[state]; cell < counts.first()[state + 1]; cell++) {
                pairs.add(pair(state, nears, cellOf[counts.code()[cell]], fars), counts.count()[cell]);
            }
            if (counts.over()[state] > 0) {
                pairs.add(pair(state, nears, fars - 1, fars), counts.over()[state]);
            }
        }
        List<Flow.Link> made = new ArrayList<>();
        int targets = backward ? nears : fars;
        for (long pair : pairs.sortedKeys()) {
            Flow.Cell source = (backward ? far : near).cells().get((int) (pair / targets));
            Flow.Cell target = (backward ? near : far).cells().get((int) (pair % targets));
            made.add(new Flow.Link(source.id(), target.id(), pairs.count(pair)));
        }
        return made;
    }

    /** The earlier cell first. */
    private long pair(int near, int nears, int far, int fars) {
        return backward ? (long) far * nears + near : (long) near * fars + far;
    }
}
