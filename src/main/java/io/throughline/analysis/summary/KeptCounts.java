package io.throughline.analysis.summary;

import io.throughline.journey.Scope;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of the cuts asked for last, until the data change: whoever looks at the same journeys from another side counts them once. Cost: at most
 * {@value #MAX_CUTS} cuts and {@value Counts#MAX_BYTES} bytes, besides what the newest question counts.
 */
public final class KeptCounts {
    private static final int MAX_CUTS = 32;

    /** A cut by what it is made of: the data, the scope, and whom personas and rules choose just now. */
    private record Key(long version, Scope scope, @Nullable BitSet customers) {}

    private final Map<Key, Counts> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Of a cut, empty where it is new.
     *
     * @param version of the data
     * @param customers ordinals of those whom the scope chooses just now; null: everyone
     */
    public synchronized Counts of(long version, Scope scope, @Nullable BitSet customers) {
        Key key = new Key(version, scope, customers);
        known.keySet().removeIf(other -> other.version != key.version);
        Counts counts = known.computeIfAbsent(key, none -> new Counts());
        dropOldest();
        return counts;
    }

    private void dropOldest() {
        long bytes = known.values().stream().mapToLong(Counts::bytes).sum();
        Iterator<Counts> oldest = known.values().iterator();
        while (known.size() > MAX_CUTS || bytes > Counts.MAX_BYTES) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
