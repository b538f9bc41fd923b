package io.throughline.feedback;

import io.throughline.journey.CustomerHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays out what customers said by customer and time, whatever import came first. */
final class FeedbackItemsBuilder {
    private static final String[] NOTHING = new String[0];

    private final Map<Integer, Integer> slots = new HashMap<>();
    private final List<Long> hashes = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();
    private final Map<FeedbackForm, Integer> codes = new HashMap<>();
    private final List<FeedbackForm> forms = new ArrayList<>();
    private final Map<Integer, String> keys = new HashMap<>();
    private final @Nullable String attribute;
    private final List<@Nullable String> cells = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private int size;
    private int[] slot = new int[1024];
    private long[] at = new long[1024];
    private int[] asked = new int[1024];
    private float[] score = new float[1024];
    private int[] form = new int[1024];
    private float[] polarity = new float[1024];

    /** What is told of the texts of a voice; NaN where one has no polarity. */
    record Texts(@Nullable String[] languages, float[] polarities) {
        static Texts none(int size) {
            float[] polarities = new float[size];
            Arrays.fill(polarities, Float.NaN);
            return new Texts(new String[size], polarities);
        }
    }

    /** @param attribute that is kept of each item; null: none */
    FeedbackItemsBuilder(@Nullable String attribute) {
        this.attribute = attribute;
    }

    /** Begins with what is known already; before anything else is added. */
    FeedbackItemsBuilder add(FeedbackItems known, Set<String> attributes) {
        names.addAll(attributes);
        forms.addAll(known.forms());
        for (int code = 0; code < forms.size(); code++) {
            codes.put(forms.get(code), code);
        }
        FeedbackItems.Columns columns = known.columns();
        size = known.size();
        int most = Math.max(slot.length, size);
        slot = new int[most];
        for (int s = 0; s < known.slots(); s++) {
            slots.put(known.ordinal(s), s);
            ordinals.add(known.ordinal(s));
            hashes.add(known.idHash(s));
            Arrays.fill(slot, known.from(s), known.from(s + 1), s);
        }
        at = Arrays.copyOf(columns.at(), most);
        asked = Arrays.copyOf(columns.asked(), most);
        score = Arrays.copyOf(columns.score(), most);
        form = Arrays.copyOf(columns.form(), most);
        polarity = Arrays.copyOf(columns.polarity(), most);
        keys.putAll(known.keys());
        return this;
    }

    /** Adds what a part of an import holds of a customer. @param texts its languages and polarities */
    void add(FeedbackSource.Brought brought, StoredVoice voice, Texts texts) {
        int mine = slots.computeIfAbsent(voice.ordinal(), o -> {
            hashes.add(o == StoredVoice.NOBODY ? Long.MAX_VALUE : CustomerHash.of(voice.customer()));
            ordinals.add(o);
            return ordinals.size() - 1;
        });
        names.addAll(voice.attributes().keySet());
        for (int i = 0; i < voice.size(); i++) {
            if (size == at.length) {
                grow();
            }
            String key = StoredVoice.text(voice.keys(), i);
            if (key != null
                    && voice.ordinal() != StoredVoice.NOBODY
                    && StoredVoice.text(voice.touchpoints(), i) == null) {
                keys.put(size, key);
            }
            if (attribute != null) {
                cells.add(StoredVoice.text(voice.attributes().getOrDefault(attribute, NOTHING), i));
            }
            slot[size] = mine;
            at[size] = voice.at()[i];
            asked[size] = voice.asked().length == 0
                    ? FeedbackItems.NEVER
                    : FeedbackItems.secondsBetween(voice.asked()[i], voice.at()[i]);
            score[size] = (float) StoredVoice.number(voice.scores(), i);
            form[size] = code(form(brought, voice, i, texts.languages[i]));
            polarity[size++] = texts.polarities[i];
        }
    }

    /** What an item of a voice shares with others. @param language of its text */
    static FeedbackForm form(FeedbackSource.Brought brought, StoredVoice voice, int i, @Nullable String language) {
        return new FeedbackForm(
                voice.kinds()[i],
                StoredVoice.number(voice.least(), i),
                StoredVoice.number(voice.most(), i),
                StoredVoice.text(voice.touchpoints(), i),
                StoredVoice.text(voice.channels(), i),
                language,
                StoredVoice.text(voice.texts(), i) != null,
                brought.source(),
                brought.seq());
    }

    private int code(FeedbackForm one) {
        return codes.computeIfAbsent(one, f -> {
            forms.add(f);
            return forms.size() - 1;
        });
    }

    private void grow() {
        int more = size + (size >> 1);
        slot = Arrays.copyOf(slot, more);
        at = Arrays.copyOf(at, more);
        asked = Arrays.copyOf(asked, more);
        score = Arrays.copyOf(score, more);
        form = Arrays.copyOf(form, more);
        polarity = Arrays.copyOf(polarity, more);
    }

    /** Names of all attributes so far. */
    Set<String> attributeNames() {
        return Set.copyOf(names);
    }

    FeedbackItems build() {
        Layout layout = layOut();
        int[] sorted = IntStream.of(layout.slots).map(ordinals::get).toArray();
        Map<Integer, String> placed = new HashMap<>();
        for (int i = 0; i < size && !keys.isEmpty(); i++) {
            String key = keys.get(layout.order[i]);
            if (key != null) {
                placed.put(i, key);
            }
        }
        List<FeedbackForm> ranked = forms.stream().sorted(FeedbackForm.ORDER).toList();
        long[] ids = IntStream.of(layout.slots).mapToLong(hashes::get).toArray();
        return new FeedbackItems(sorted, ids, layout.offsets, columns(layout.order), ranked, placed, Map.of());
    }

    /** The attribute of each item in the order of {@link #build}, which is not called as well; null where it has none. */
    @Nullable
    String[] buildAttribute() {
        return Arrays.stream(layOut().order).mapToObj(cells::get).toArray(String[]::new);
    }

    /** Slots in order, where each begins, and which item stands where. */
    private record Layout(int[] slots, int[] offsets, int[] order) {}

    private Layout layOut() {
        int[] bySlot = sortSlots();
        int[] place = new int[bySlot.length];
        for (int s = 0; s < bySlot.length; s++) {
            place[bySlot[s]] = s;
        }
        int[] offsets = new int[bySlot.length + 1];
        for (int i = 0; i < size; i++) {
            offsets[place[slot[i]] + 1]++;
        }
        for (int s = 0; s < bySlot.length; s++) {
            offsets[s + 1] += offsets[s];
        }
        int[] order = new int[size];
        int[] next = offsets.clone();
        for (int i = 0; i < size; i++) {
            order[next[place[slot[i]]]++] = i;
        }
        for (int s = 0; s < bySlot.length; s++) {
            sort(order, offsets[s], offsets[s + 1]);
        }
        return new Layout(bySlot, offsets, order);
    }

    /** The place of each form among all, sorted. */
    private int[] rankForms() {
        int[] rank = new int[forms.size()];
        int[] sorted = IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparing(forms::get, FeedbackForm.ORDER))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int r = 0; r < rank.length; r++) {
            rank[sorted[r]] = r;
        }
        return rank;
    }

    /** Slots by the hash of the customer's id; nobody's last. */
    private int[] sortSlots() {
        return IntStream.range(0, ordinals.size())
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(s -> ordinals.get(s) == StoredVoice.NOBODY)
                        .thenComparing(hashes::get)
                        .thenComparing(ordinals::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void sort(int[] order, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int[] sorted = Arrays.stream(order, from, to)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> at[i])
                        .thenComparing(i -> forms.get(form[i]), FeedbackForm.CONTENT)
                        .thenComparingDouble(i -> score[i])
                        .thenComparingLong(i -> forms.get(form[i]).seq()))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }

    private FeedbackItems.Columns columns(int[] order) {
        int[] rank = rankForms();
        FeedbackItems.Columns columns = new FeedbackItems.Columns(
                new long[size], new int[size], new float[size], new int[size], new float[size]);
        for (int i = 0; i < size; i++) {
            columns.at()[i] = at[order[i]];
            columns.asked()[i] = asked[order[i]];
            columns.score()[i] = score[order[i]];
            columns.form()[i] = rank[form[order[i]]];
            columns.polarity()[i] = polarity[order[i]];
        }
        return columns;
    }
}
