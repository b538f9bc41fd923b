package io.throughline.feedback;

import io.throughline.feedback.FeedbackSource.Brought;
import io.throughline.journey.CustomerHash;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What texts say by themselves, by language: a word list for English and for languages that were given one, and what the store's own rated texts teach where that proves
 * good. Same data, same bits. Irony is not recognised.
 *
 * <p>Cost: feedback is gone through three times, by the caller once more to score; what an import brought is read once, as far as {@link KeptVoices} can hold it.
 */
final class Polarity {
    /** Share of an import's detected texts from which on texts that cannot be told are of that language, if they are in its script. */
    private static final double MOST = 0.6;

    private final WordLists lists;
    private @Nullable Languages detector;
    private final Map<String, LearntPolarity> learnt = new TreeMap<>();
    /** By import, languages of its texts in the order in which they are read. */
    private final Map<Long, List<@Nullable String>> languages = new HashMap<>();

    private Polarity(WordLists lists) {
        this.lists = lists;
    }

    /** Learns from everything said. */
    static Polarity learn(KeptVoices voices, List<Brought> imports, WordLists lists) {
        Polarity polarity = new Polarity(lists);
        Map<String, LearntPolarity> all = polarity.learnt;
        imports.forEach(brought -> polarity.tellLanguages(voices, brought.seq()));
        imports.forEach(brought -> polarity.read(voices, brought.seq(), all, LearntPolarity::learn));
        all.values().forEach(LearntPolarity::settle);
        imports.forEach(brought -> polarity.read(voices, brought.seq(), all, LearntPolarity::examine));
        all.values().forEach(LearntPolarity::rest);
        return polarity;
    }

    /** Takes more imports in; false where they teach something about a language that has enough rated texts, so that all must be learnt again. */
    boolean extend(KeptVoices voices, List<Brought> more) {
        more.forEach(brought -> tellLanguages(voices, brought.seq()));
        Map<String, LearntPolarity> found = new TreeMap<>();
        more.forEach(brought -> read(voices, brought.seq(), found, LearntPolarity::learn));
        boolean same = true;
        for (Map.Entry<String, LearntPolarity> one : found.entrySet()) {
            same &= learnt.computeIfAbsent(one.getKey(), l -> new LearntPolarity())
                    .extend(one.getValue());
        }
        return same;
    }

    /** Languages are told no more. */
    void forgetLanguages() {
        languages.clear();
    }

    /** The two letters of a language as a row names it. */
    static String plain(String language) {
        String lower = language.toLowerCase(Locale.ROOT);
        return lower.matches("[a-z]{2}[-_].*") ? lower.substring(0, 2) : lower;
    }

    private void tellLanguages(KeptVoices voices, long seq) {
        List<@Nullable String> told = new ArrayList<>();
        List<UnicodeScript> scripts = new ArrayList<>();
        Map<String, Integer> detected = new HashMap<>();
        Map<String, Set<UnicodeScript>> written = new HashMap<>();
        voices.load(seq, voice -> {
            for (int i = 0; i < voice.size(); i++) {
                String text = StoredVoice.text(voice.texts(), i);
                if (text != null) {
                    String named = StoredVoice.text(voice.languages(), i);
                    String language = named == null ? detect(text) : plain(named);
                    UnicodeScript script = named == null ? Languages.script(text) : UnicodeScript.COMMON;
                    if (named == null && language != null) {
                        detected.merge(language, 1, Integer::sum);
                        written.computeIfAbsent(language, l -> EnumSet.of(UnicodeScript.COMMON))
                                .add(script);
                    }
                    scripts.add(script);
                    told.add(language);
                }
            }
        });
        int all = detected.values().stream().mapToInt(Integer::intValue).sum();
        detected.forEach((language, count) -> {
            Set<UnicodeScript> known = written.getOrDefault(language, Set.of());
            for (int i = 0; count >= MOST * all && i < scripts.size(); i++) {
                if (told.get(i) == null && known.contains(scripts.get(i))) {
                    told.set(i, language);
                }
            }
        });
        languages.put(seq, told);
    }

    private @Nullable String detect(String text) {
        Languages known = detector == null ? Languages.read() : detector;
        detector = known;
        return known.detect(text);
    }

    /** Is told each rated text. */
    @FunctionalInterface
    private interface Rated {
        void tell(LearntPolarity of, String text, double level, int fold);
    }

    private void read(KeptVoices voices, long seq, Map<String, LearntPolarity> into, Rated rated) {
        if (languages.getOrDefault(seq, List.of()).isEmpty()) {
            return;
        }
        Reader reader = languages(seq);
        voices.load(seq, voice -> {
            for (int i = 0; i < voice.size(); i++) {
                String text = StoredVoice.text(voice.texts(), i);
                String language = text == null ? null : reader.next();
                double score = StoredVoice.number(voice.scores(), i);
                if (text != null && language != null && !Double.isNaN(score)) {
                    FeedbackForm form = FeedbackItemsBuilder.form(new Brought(seq, ""), voice, i, null);
                    long hash = CustomerHash.of(voice.ordinal() == StoredVoice.NOBODY ? text : voice.customer());
                    rated.tell(
                            into.computeIfAbsent(language, l -> new LearntPolarity()),
                            text,
                            Levels.ofScore(form, score, false),
                            LearntPolarity.fold(hash));
                }
            }
        });
    }

    /** Languages in the order in which they were told. */
    static final class Reader {
        private final List<@Nullable String> languages;
        private int place;

        private Reader(List<@Nullable String> languages) {
            this.languages = languages;
        }

        @Nullable
        String next() {
            return place < languages.size() ? languages.get(place++) : null;
        }
    }

    /** The languages of an import's texts. */
    Reader languages(long seq) {
        return new Reader(languages.getOrDefault(seq, List.of()));
    }

    PolarityWay way(String language) {
        LearntPolarity known = learnt.get(language);
        boolean good = known != null && known.isGood();
        boolean listed = lists.has(language);
        return good ? listed ? PolarityWay.BOTH : PolarityWay.LEARNT : listed ? PolarityWay.LIST : PolarityWay.NONE;
    }

    /** NaN where the language has none. */
    double score(String text, @Nullable String language) {
        if (language == null) {
            return Double.NaN;
        }
        LearntPolarity known = learnt.get(language);
        return switch (way(language)) {
            case LIST -> lists.score(text, language);
            case LEARNT -> known == null ? Double.NaN : known.score(text);
            case BOTH -> (lists.score(text, language) + (known == null ? 0 : known.score(text))) / 2;
            case NONE -> Double.NaN;
        };
    }

    /** Where the polarity of a language comes from, its texts not counted. */
    PolaritySource source(String language) {
        LearntPolarity known = learnt.get(language);
        boolean told = known != null && known.isEnough();
        return new PolaritySource(
                language,
                way(language),
                0,
                0,
                known == null ? 0 : known.ratedTexts(),
                known != null && told ? (Double) known.accuracy() : null);
    }
}
