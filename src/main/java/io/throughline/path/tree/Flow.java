package io.throughline.path.tree;

import io.throughline.journey.InvalidArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Journeys step by step before and after a step, in columns for a Sankey picture.
 *
 * <p>Invariant: column p = column p − 1 less its CONVERTED and ENDED cells; before the anchor, column p = column p + 1 less its START cell.
 * A cell's links in, and its links out, each sum to its count, but for cells at the rim and where ways begin or are over.
 */
public record Flow(List<Column> columns, List<Link> links) {
    public Flow {
        columns = List.copyOf(columns);
        links = List.copyOf(links);
    }

    /** What a cell is. */
    public enum Kind {
        START,
        STEP,
        OTHER,
        CONVERTED,
        ENDED
    }

    /** All that stands so many steps after the anchor (negative: before it). */
    public record Column(int position, List<Cell> cells) {
        public Column {
            cells = List.copyOf(cells);
        }
    }

    /** @param id unique in the flow */
    public record Cell(String id, String step, long count, Kind kind) {}

    /** From a cell to one in the next column. */
    public record Link(String source, String target, long count) {}

    /**
     * A question.
     *
     * @param anchor null: the journeys' start
     * @param top steps kept in each column, the rest in one cell
     */
    public record Request(@Nullable String anchor, int before, int after, int top, Occurrence occurrence) {
        public Request {
            if (before < 0) {
                throw new InvalidArgument("before", before, "0 or more");
            }
            if (anchor == null && before > 0) {
                throw new InvalidArgument("before", before, "0 without an anchor: nothing comes before the start");
            }
            if (after < 0) {
                throw new InvalidArgument("after", after, "0 or more");
            }
            if (top < 0) {
                throw new InvalidArgument("top", top, "0 or more");
            }
        }
    }
}
