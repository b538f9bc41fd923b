package io.throughline.feedback;

import io.throughline.feedback.FeedbackItems.Place;
import io.throughline.feedback.FeedbackItemsBuilder.Texts;
import io.throughline.feedback.FeedbackSource.Brought;
import io.throughline.journey.Unavailable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What customers said, in memory: read when it is first asked for. Imports that bring more are read alone, unless they hold rated texts in a language that is learnt from such;
 * then, and where an import left or somebody was erased, all is read again.
 */
public final class FeedbackIndex {
    private final FeedbackSource source;
    private final WordLists lists;
    private List<Brought> imports = List.of();
    private FeedbackItems items = FeedbackItems.NOTHING;
    private Polarity polarity;
    private Set<String> names = Set.of();
    private long version = Long.MIN_VALUE;
    private long erased;
    private @Nullable Attribute attribute;

    private record Attribute(
            FeedbackItems of, String name, @Nullable String[] cells) {}

    public FeedbackIndex(FeedbackSource source) {
        this(source, WordLists.NONE);
    }

    /** @param lists of words beside the one that comes with the product */
    public FeedbackIndex(FeedbackSource source, WordLists lists) {
        this.source = source;
        this.lists = lists;
        this.polarity = Polarity.learn(new KeptVoices(FeedbackSource.NONE), List.of(), lists);
    }

    /** Everything said. @param asOf version of the data that questions see */
    public synchronized FeedbackItems items(long asOf) {
        if (asOf == version) {
            return items;
        }
        List<Brought> now = source.listImports();
        long without = source.erased();
        if (!now.equals(imports) || without != erased) {
            List<Brought> known = without == erased && new HashSet<>(now).containsAll(imports) ? imports : List.of();
            imports = List.of();
            items = read(known, now);
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
                source.load(brought.seq(), voice -> builder.add(brought, voice, Texts.none(voice.size())));
            }
            last = new Attribute(of, name, builder.buildAttribute());
            attribute = last;
        }
        if (last.cells.length != of.size()) {
            throw new Unavailable("An import has just been taken out: ask again.");
        }
        return last.cells;
    }

    /** Names of all attributes that any item has. @param asOf as in {@link #items} */
    public synchronized Set<String> attributeNames(long asOf) {
        var unused = items(asOf);
        return names;
    }

    /** Words that low items have more often than others, the surest first. Cost: every text of these items is read. */
    public List<Theme> themes(JoinedFeedback joined, int first) {
        return Themes.of(joined, source, first);
    }

    /** Items at some places as they are shown, with their texts. */
    public List<Saying> show(JoinedFeedback joined, List<Integer> places) {
        return new Sayings(joined, source).at(places);
    }

    /** Only what came is read where it teaches nothing about what is known. */
    private FeedbackItems read(List<Brought> known, List<Brought> now) {
        KeptVoices voices = new KeptVoices(source);
        Set<Brought> read = new HashSet<>(known);
        List<Brought> more = now.stream().filter(one -> !read.contains(one)).toList();
        boolean extended = !known.isEmpty() && polarity.extend(voices, more);
        if (!extended) {
            polarity = Polarity.learn(voices, now, lists);
        }
        FeedbackItemsBuilder builder = new FeedbackItemsBuilder(null);
        return extended ? load(voices, more, builder.add(items, names)) : load(voices, now, builder);
    }

    private FeedbackItems load(KeptVoices voices, List<Brought> some, FeedbackItemsBuilder builder) {
        for (Brought brought : some) {
            Polarity.Reader languages = polarity.languages(brought.seq());
            voices.load(brought.seq(), voice -> builder.add(brought, voice, tell(voice, languages, polarity)));
        }
        polarity.forgetLanguages();
        names = builder.attributeNames();
        return builder.build();
    }

    private static Texts tell(StoredVoice voice, Polarity.Reader languages, Polarity polarity) {
        Texts texts = Texts.none(voice.size());
        for (int i = 0; i < voice.size(); i++) {
            String text = StoredVoice.text(voice.texts(), i);
            if (text != null) {
                String language = languages.next();
                texts.languages()[i] = language;
                texts.polarities()[i] = (float) polarity.score(text, language);
            }
        }
        return texts;
    }

    /** Where the polarity of the texts of some items comes from, by language, most texts first. */
    public synchronized List<PolaritySource> polarity(JoinedFeedback joined) {
        Map<String, long[]> counts = new TreeMap<>();
        for (int place = 0; place < joined.size(); place++) {
            FeedbackForm form = joined.items().form(joined.item(place));
            if (form.text()) {
                String language = form.language() == null ? PolaritySource.UNKNOWN : form.language();
                long[] count = counts.computeIfAbsent(language, l -> new long[2]);
                count[0]++;
                count[1] += Double.isNaN(joined.items().polarity(joined.item(place))) ? 0 : 1;
            }
        }
        return counts.entrySet().stream()
                .map(one -> polarity.source(one.getKey()).of(one.getValue()[0], one.getValue()[1]))
                .sorted(Comparator.comparingLong(PolaritySource::texts).reversed())
                .toList();
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
