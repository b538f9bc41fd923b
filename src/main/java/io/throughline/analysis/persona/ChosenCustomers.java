package io.throughline.analysis.persona;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.index.IndexView;
import io.throughline.journey.Consent;
import io.throughline.journey.Joining;
import io.throughline.journey.Scope;
import io.throughline.rule.CustomerRule;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which customers rules choose, kept by version of the data and text of the rule, so that a rule is worked out once until the next
 * import. One is worked out at a time, on all processors. Cost: one bit a customer and rule, the {@value #MAX_RULES} latest asked for.
 */
final class ChosenCustomers {
    private static final int MAX_RULES = 128;

    private record Key(long version, Joining joining, Consent consent, String rule, boolean stored) {
        Key(IndexView now, String rule, boolean stored) {
            this(now.version(), now.joining(), now.consent(), rule, stored);
        }
    }

    private final Object working = new Object();
    private final Map<Key, BitSet> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, BitSet> eldest) {
            return size() > MAX_RULES;
        }
    };

    /**
     * Ordinals of those for whom a rule holds; never to be changed.
     *
     * @param argument what a fault of the rule is told about
     */
    BitSet of(IndexView now, String argument, String rule) {
        return of(now, argument, new Key(now, rule, false));
    }

    /** The same of a rule that once was sound: what it names and the data no longer hold, nobody has. */
    BitSet ofStored(IndexView now, String argument, String rule) {
        return of(now, argument, new Key(now, rule, true));
    }

    private BitSet of(IndexView now, String argument, Key key) {
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

    private BitSet choose(IndexView now, String argument, Key key) {
        CustomerRule rule = key.stored
                ? CustomerRule.compileStored(argument, key.rule, now.columns(), now.touchpointIds())
                : CustomerRule.compile(argument, key.rule, now.columns(), now.touchpointIds());
        BitSet chosen = rule.choose(new ScopeCut(now, Scope.ALL, null).journeys());
        synchronized (known) {
            known.put(key, chosen);
        }
        return chosen;
    }
}
