package io.throughline.store.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Seqs of imports as runs of neighbours: imports that follow each other are one run, so a hundred thousand small ones cost a query as
 * little as one.
 */
public final class ImportRanges {
    private final long[] first;
    private final long[] last;

    private ImportRanges(long[] first, long[] last) {
        this.first = first;
        this.last = last;
    }

    /** @param seqs ascending */
    public static ImportRanges of(long... seqs) {
        long[] first = new long[seqs.length];
        long[] last = new long[seqs.length];
        int runs = 0;
        for (long seq : seqs) {
            if (runs == 0 || seq > last[runs - 1] + 1) {
                first[runs++] = seq;
            }
            last[runs - 1] = seq;
        }
        return new ImportRanges(Arrays.copyOf(first, runs), Arrays.copyOf(last, runs));
    }

    /** @param runs first and last seq of each, ascending: see {@link #runs} */
    public static ImportRanges ofRuns(List<long[]> runs) {
        return new ImportRanges(
                runs.stream().mapToLong(run -> run[0]).toArray(),
                runs.stream().mapToLong(run -> run[1]).toArray());
    }

    public boolean isEmpty() {
        return first.length == 0;
    }

    /** The least seq; more than any where there is none. */
    public long first() {
        return isEmpty() ? Long.MAX_VALUE : first[0];
    }

    public boolean contains(long seq) {
        int found = Arrays.binarySearch(first, seq);
        int run = found < 0 ? -found - 2 : found;
        return run >= 0 && seq <= last[run];
    }

    /** These and a later one. */
    public ImportRanges with(long seq) {
        long[] from = Arrays.copyOf(first, first.length + 1);
        long[] to = Arrays.copyOf(last, last.length + 1);
        from[first.length] = seq;
        to[last.length] = seq;
        return new ImportRanges(from, to);
    }

    /** First and last seq of each run, as a query's parameter. */
    public List<long[]> runs() {
        List<long[]> runs = new ArrayList<>(first.length);
        for (int run = 0; run < first.length; run++) {
            runs.add(new long[] {first[run], last[run]});
        }
        return runs;
    }
}
