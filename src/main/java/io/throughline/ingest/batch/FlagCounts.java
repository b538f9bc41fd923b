package io.throughline.ingest.batch;

import io.throughline.journey.InteractionBatch;
import java.util.Arrays;

/** How many rows of each touchpoint of a part there are, and how many of them are flagged as conversions. */
final class FlagCounts {
    private long[] rows = new long[64];
    private long[] flagged = new long[64];
    private boolean any;

    void count(int touchpoint, boolean flag) {
        if (touchpoint >= rows.length) {
            int size = Math.max(touchpoint + 1, rows.length * 2);
            rows = Arrays.copyOf(rows, size);
            flagged = Arrays.copyOf(flagged, size);
        }
        rows[touchpoint]++;
        if (flag) {
            flagged[touchpoint]++;
            any = true;
        }
    }

    /** Whether any row of any part was flagged. */
    boolean any() {
        return any;
    }

    /** Tells the counts of a part and begins anew. */
    void tell(InteractionBatch batch, ConversionFlags marks) {
        for (int touchpoint = 0; touchpoint < rows.length; touchpoint++) {
            if (rows[touchpoint] > 0) {
                marks.count(batch.touchpoints.name(touchpoint), rows[touchpoint], flagged[touchpoint]);
            }
        }
        Arrays.fill(rows, 0);
        Arrays.fill(flagged, 0);
    }
}
