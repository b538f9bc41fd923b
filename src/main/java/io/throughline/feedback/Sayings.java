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
        FeedbackItems items = joined.items();
        int item = joined.item(place);
        FeedbackForm form = items.form(item);
        Whose whose = whose(item);
        int rank = rank(item, whose.seq());
        List<Told> told = texts.getOrDefault(whose, List.of());
        String text = form.text() && rank < told.size() ? told.get(rank).text() : null;
        return new Saying(
                whose.seq() + "-" + whose.ordinal() + "-" + rank,
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

    /** The item's place among those of its customer and import. */
    private int rank(int item, long seq) {
        FeedbackItems items = joined.items();
        int rank = 0;
        for (int other = items.from(items.slotOf(item)); other < item; other++) {
            rank += items.form(other).seq() == seq ? 1 : 0;
        }
        return rank;
    }

    private static @Nullable Double number(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }
}
