package io.throughline.feedback;

import io.throughline.feedback.FeedbackItems.Place;
import io.throughline.feedback.FeedbackSource.Brought;
import io.throughline.journey.Unavailable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What customers said, in memory; read when it is first asked for, and again once imports that brought some came or left. */
public final class FeedbackIndex {
    private final FeedbackSource source;
    private List<Brought> imports = List.of();
    private FeedbackItems items = FeedbackItems.NOTHING;
    private long version = Long.MIN_VALUE;
    private long erased;
    private @Nullable Attribute attribute;

    private record Attribute(
            FeedbackItems of, String name, @Nullable String[] cells) {}

    public FeedbackIndex(FeedbackSource source) {
        this.source = source;
    }

    /** Everything said. @param asOf version of the data that questions see */
    public synchronized FeedbackItems items(long asOf) {
        if (asOf == version) {
            return items;
        }
        List<Brought> now = source.listImports();
        long without = source.erased();
        if (!now.equals(imports) || without != erased) {
            items = load(now);
            imports = now;
            erased = without;
        }
        items = items.keys().isEmpty() ? items : items.withPlaces(findPlaces(items));
        version = asOf;
        return items;
    }

    /**
     * An attribute of each item; null where it has none. Cost: all feedback is read again, once for each name.
     *
     * @param of what was read last
     * @throws Unavailable where something was imported or removed since
     */
    public synchronized @Nullable String[] attribute(FeedbackItems of, String name) {
        Attribute last = attribute;
        if (last == null || last.of != of || !last.name.equals(name)) {
            FeedbackItemsBuilder builder = new FeedbackItemsBuilder(name);
            for (Brought brought : imports) {
                source.load(brought.seq(), voice -> builder.add(brought, voice, new float[voice.size()]));
            }
            last = new Attribute(of, name, builder.buildAttribute());
            attribute = last;
        }
        if (last.cells.length != of.size()) {
            throw new Unavailable("An import has just been taken out: ask again.");
        }
        return last.cells;
    }

    /** Items at some places as they are shown, with their texts. */
    public List<Saying> show(JoinedFeedback joined, List<Integer> places) {
        return new Sayings(joined, source).at(places);
    }

    private FeedbackItems load(List<Brought> imports) {
        FeedbackItemsBuilder builder = new FeedbackItemsBuilder(null);
        for (Brought brought : imports) {
            source.load(brought.seq(), voice -> {
                float[] none = new float[voice.size()];
                Arrays.fill(none, Float.NaN);
                builder.add(brought, voice, none);
            });
        }
        return builder.build();
    }

    private Map<Integer, Place> findPlaces(FeedbackItems of) {
        TreeSet<Integer> customers = new TreeSet<>();
        int[] ordinalOf = new int[of.size()];
        for (int slot = 0; slot < of.slots(); slot++) {
            Arrays.fill(ordinalOf, of.from(slot), of.from(slot + 1), of.ordinal(slot));
        }
        of.keys().keySet().forEach(item -> customers.add(ordinalOf[item]));
        Map<Integer, Map<String, Place>> known = new HashMap<>();
        source.loadPlaces(
                customers.stream().mapToInt(Integer::intValue).toArray(),
                place -> known.computeIfAbsent(place.ordinal(), o -> new HashMap<>())
                        .put(place.key(), new Place(place.at(), place.touchpoint())));
        Map<Integer, Place> places = new HashMap<>();
        of.keys().forEach((item, key) -> {
            Place place = known.getOrDefault(ordinalOf[item], Map.of()).get(key);
            if (place != null) {
                places.put(item, place);
            }
        });
        return places;
    }
}
