package io.throughline.store.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** The latest value of each trait of one customer; of equal times the greatest. Timelines are told by import and part. */
public final class LatestTraits {
    /** What was told of a trait, and when. */
    public record Told(String value, long at, long seq) {
        /** Whether this counts, and not the other. */
        public boolean isAfter(Told other) {
            return at > other.at || (at == other.at && value.compareTo(other.value) > 0);
        }
    }

    private final Map<String, Told> told = new HashMap<>();

    /**
     * @param seq the node's import; unused where it is packed
     * @param visible seqs of the imports that may be told of
     */
    void add(Value properties, long seq, LongPredicate visible) {
        for (String property : properties.keys()) {
            PropertyNames.findTrait(property).ifPresent(name -> {
                Value values = properties.get(property);
                Value times = properties.get(PropertyNames.learnt(name));
                Value runs = properties.get("runs");
                if (runs.isNull()) {
                    offer(name, new Told(values.asString(), times.asLong(), seq));
                    return;
                }
                for (int run = 0; run < runs.size(); run++) {
                    Told one = new Told(
                            values.get(run).asString(),
                            times.get(run).asLong(),
                            runs.get(run).asLong());
                    if (!one.value.isEmpty() && visible.test(one.seq)) {
                        offer(name, one);
                    }
                }
            });
        }
    }

    /** What a node tells. */
    public void add(TimelineNode node, LongPredicate visible) {
        Map<String, Object> traits = new HashMap<>(node.properties());
        traits.keySet().removeIf(key -> !key.equals("runs") && !key.startsWith("t_"));
        add(Values.value(traits), node.seq(), visible);
    }

    private void offer(String name, Told one) {
        told.merge(name, one, (a, b) -> b.isAfter(a) ? b : a);
    }

    /** The value that counts; null where none was told. */
    public @Nullable Told find(String name) {
        return told.get(name);
    }

    Map<String, String> latest() {
        Map<String, String> latest = new TreeMap<>();
        told.forEach((name, one) -> latest.put(name, one.value));
        return latest;
    }
}
