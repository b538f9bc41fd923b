package io.throughline.analysis;

import io.throughline.index.Moment;
import io.throughline.journey.Scope;
import io.throughline.persona.CustomerRule;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which customers rules choose, kept by version of the data and text of the rule, so that a rule is worked out once until the next
 * import. One is worked out at a time, on all processors. Cost: one bit a customer and rule, the {@value #MOST} latest asked for.
 */
final class ChosenCustomers {
    private static final int MOST = 128;

    private record Key(long version, String rule) {}

    private final Object working = new Object();
    private final Map<Key, BitSet> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BitSet> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Ordinals of those for whom a rule holds; never to be changed.
     *
     * @param argument what a fault of the rule is told about
     */
    BitSet of(Moment now, String argument, String rule) {
        Key key = new Key(now.version(), rule);
        BitSet before = find(key);
        if (before != null) {
            return before;
        }
        synchronized (working) {
            BitSet meanwhile = find(key);
            return meanwhile == null ? choose(now, argument, key) : meanwhile;
        }
    }

    private @Nullable BitSet find(Key key) {
        synchronized (known) {
            return known.get(key);
        }
    }

    private BitSet choose(Moment now, String argument, Key key) {
        BitSet chosen = CustomerRule.compile(argument, key.rule, now.columns(), now.touchpointIds())
                .choose(now.cut(Scope.ALL, null));
        synchronized (known) {
            known.put(key, chosen);
        }
        return chosen;
    }
}
