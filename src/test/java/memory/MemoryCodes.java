package memory;

import io.throughline.journey.Clock;
import io.throughline.journey.TimelineSource.Places;
import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryTimelines.Row;

/** The codes of names, in the order in which they were met, and rows with codes in their place. */
final class MemoryCodes {
    final List<String> touchpoints = new ArrayList<>();
    final List<String> channels = new ArrayList<>();
    final List<String> campaigns = new ArrayList<>();

    void add(Row row) {
        code(touchpoints, row.touchpoint());
        code(channels, row.channel());
        code(campaigns, row.campaign());
    }

    StoredTimeline timeline(
            int ordinal, String customer, int order, String source, long moment, Clock clock, List<Row> rows) {
        int size = rows.size();
        long[] at = new long[size];
        int[][] codes = new int[3][size];
        double[] values = new double[size];
        boolean[] derived = new boolean[size];
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            at[i] = row.at();
            codes[0][i] = code(touchpoints, row.touchpoint());
            codes[1][i] = code(channels, row.channel());
            codes[2][i] = code(campaigns, row.campaign());
            values[i] = row.value();
            derived[i] = row.derived();
        }
        return new StoredTimeline(
                ordinal,
                customer,
                order,
                0,
                source,
                null,
                moment,
                null,
                clock,
                at,
                codes[0],
                codes[1],
                codes[2],
                values,
                derived,
                Places.NONE);
    }

    private static int code(List<String> names, String name) {
        if (name == null) {
            return -1;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }
}
