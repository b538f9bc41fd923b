package io.throughline.store.embedded;

import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which customers the last small imports of this process wrote timelines for: whoever follows them asks within a moment. The database of a folder is written by
 * one process, one import at a time, each with a higher seq than the one before.
 */
final class RecentImports {
    /** Customers of all imports. */
    private static final int MOST = 1 << 18;

    private record Written(long seq, int[] ordinals) {}

    private final Queue<Written> written = new ArrayDeque<>();
    private int customers;
    /** All imports after this one are known; none before the first. */
    private long unknown = Long.MAX_VALUE;

    /** Of one import, which is under way. */
    synchronized void add(List<TimelineNode> first, List<TimelineNode> further) {
        int[] ordinals = new int[first.size() + further.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = (i < first.size() ? first.get(i) : further.get(i - first.size())).ordinal();
        }
        if (ordinals.length == 0) {
            return;
        }
        long seq = (first.isEmpty() ? further : first).get(0).seq();
        if (unknown == Long.MAX_VALUE) {
            unknown = seq - 1;
        }
        written.add(new Written(seq, ordinals));
        customers += ordinals.length;
        while (customers > MOST) {
            Written oldest = written.remove();
            customers -= oldest.ordinals.length;
            unknown = Math.max(unknown, oldest.seq);
        }
    }

    /** Null where not all of them are known. */
    synchronized @Nullable BitSet find(ImportRanges imports) {
        if (imports.first() <= unknown) {
            return null;
        }
        BitSet touched = new BitSet();
        for (Written one : written) {
            if (imports.contains(one.seq)) {
                for (int ordinal : one.ordinals) {
                    touched.set(ordinal);
                }
            }
        }
        return touched;
    }
}
