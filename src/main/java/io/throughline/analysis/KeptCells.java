package io.throughline.analysis;

import io.throughline.analysis.map.MapCells;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cells asked for last, until the data change: whoever looks at the same map again works nothing out. They hold journeys, so they go as soon as memory is
 * wanted elsewhere. Cost: at most {@value #MOST} cuts. Safe for any thread.
 */
final class KeptCells {
    private static final int MOST = 4;

    private final Map<Object, SoftReference<MapCells>> known = new LinkedHashMap<>(16, 0.75f, true);

    /** @param key all that they hang on */
    MapCells get(Object key, Supplier<MapCells> lay) {
        MapCells before = find(key);
        if (before != null) {
            return before;
        }
        MapCells laid = lay.get();
        put(key, laid);
        return laid;
    }

    private synchronized @Nullable MapCells find(Object key) {
        SoftReference<MapCells> kept = known.get(key);
        return kept == null ? null : kept.get();
    }

    private synchronized void put(Object key, MapCells laid) {
        known.put(key, new SoftReference<>(laid));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        known.clear();
    }
}
