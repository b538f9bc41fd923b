package io.throughline.store.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.neo4j.driver.Value;

/** The latest value of each trait of one customer; of equal times told by several imports the greatest. Timelines are told by import and part. */
final class LatestTraits {
    private record Told(String value, long at, long seq) {
        boolean isAfter(Told other) {
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

    private void offer(String name, Told one) {
        told.merge(name, one, (a, b) -> b.isAfter(a) ? b : a);
    }

    Map<String, String> latest() {
        Map<String, String> latest = new TreeMap<>();
        told.forEach((name, one) -> latest.put(name, one.value));
        return latest;
    }
}
