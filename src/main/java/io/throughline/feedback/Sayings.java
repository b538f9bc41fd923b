package io.throughline.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows items with their texts, which are read from the store. */
final class Sayings {
    private final JoinedFeedback joined;
    private final FeedbackSource source;
    /** By slot, once one of its items is shown. */
    private final Map<Integer, int[]> ranks = new HashMap<>();

    Sayings(JoinedFeedback joined, FeedbackSource source) {
        this.joined = joined;
        this.source = source;
    }

    /** Which items of one import one customer said. */
    private record Whose(long seq, int ordinal) {}

    /** A text and what orders it among its customer's. */
    private record Told(
            long at,
            FeedbackForm form,
            float score,
            @Nullable String text) {
        static final Comparator<Told> ORDER = Comparator.comparingLong(Told::at)
                .thenComparing(Told::form, FeedbackForm.CONTENT)
                .thenComparingDouble(Told::score);
    }

    /** Items at some places, in that order. */
    List<Saying> at(List<Integer> places) {
        Map<Whose, List<Told>> texts = load(places);
        List<Saying> sayings = new ArrayList<>();
        for (int place : places) {
            sayings.add(saying(place, texts));
        }
        return List.copyOf(sayings);
    }

    private Whose whose(int item) {
        FeedbackItems items = joined.items();
        return new Whose(items.form(item).seq(), items.ordinal(items.slotOf(item)));
    }

    private Map<Whose, List<Told>> load(List<Integer> places) {
        TreeSet<Integer> ordinals = new TreeSet<>();
        TreeSet<Long> seqs = new TreeSet<>();
        for (int place : places) {
            int item = joined.item(place);
            if (joined.items().form(item).text()) {
                ordinals.add(whose(item).ordinal());
                seqs.add(whose(item).seq());
            }
        }
        Map<Whose, List<Told>> told = new HashMap<>();
        if (!ordinals.isEmpty()) {
            source.loadSaid(
                    ordinals.stream().mapToInt(Integer::intValue).toArray(),
                    seqs.stream().mapToLong(Long::longValue).toArray(),
                    (seq, voice) -> {
                        List<Told> mine = told.computeIfAbsent(new Whose(seq, voice.ordinal()), w -> new ArrayList<>());
                        FeedbackSource.Brought brought = new FeedbackSource.Brought(seq, "");
                        for (int i = 0; i < voice.size(); i++) {
                            float score = (float) StoredVoice.number(voice.scores(), i);
                            FeedbackForm form = FeedbackItemsBuilder.form(brought, voice, i, null);
                            mine.add(new Told(voice.at()[i], form, score, StoredVoice.text(voice.texts(), i)));
                        }
                    });
        }
        told.values().forEach(all -> all.sort(Told.ORDER));
        return told;
    }

    private Saying saying(int place, Map<Whose, List<Told>> texts) {
        return say(place, text(joined.item(place), texts));
    }

    /** An item as it is shown. @param text of it, not masked */
    Saying say(int place, @Nullable String text) {
        FeedbackItems items = joined.items();
        int item = joined.item(place);
        FeedbackForm form = items.form(item);
        Whose whose = whose(item);
        return new Saying(
                whose.seq() + "-" + whose.ordinal() + "-" + rank(item),
                items.at(item),
                form.kind(),
                number(items.score(item)),
                number(form.least()),
                number(form.most()),
                number(joined.level(place)),
                number(items.polarity(item)),
                text == null ? null : Masking.mask(text),
                form.language(),
                joined.touchpoint(place),
                joined.channel(place),
                joined.rule(place),
                joined.customer(place),
                form.source());
    }

    /** Its place among the items of its customer and import. */
    private int rank(int item) {
        int slot = joined.items().slotOf(item);
        return ranks.computeIfAbsent(slot, this::ranks)[item - joined.items().from(slot)];
    }

    private int[] ranks(int slot) {
        FeedbackItems items = joined.items();
        int[] ranks = new int[items.from(slot + 1) - items.from(slot)];
        Map<Long, Integer> next = new HashMap<>();
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = next.merge(items.form(items.from(slot) + i).seq(), 1, Integer::sum) - 1;
        }
        return ranks;
    }

    /** Texts of the items at some places, in that order, not masked; null where there is none. */
    List<@Nullable String> texts(List<Integer> places) {
        Map<Whose, List<Told>> told = load(places);
        List<@Nullable String> texts = new ArrayList<>(places.size());
        places.forEach(place -> texts.add(text(joined.item(place), told)));
        return texts;
    }

    private @Nullable String text(int item, Map<Whose, List<Told>> texts) {
        List<Told> told = texts.getOrDefault(whose(item), List.of());
        return joined.items().form(item).text() && rank(item) < told.size()
                ? told.get(rank(item)).text()
                : null;
    }

    private static @Nullable Double number(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }
}
