package io.throughline.feedback;

import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Estimate;
import io.throughline.measure.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words and pairs of neighbours that low items (level below 0) have more often than others.
 *
 * <p>Those that nearly always come together are one theme. English words that say nothing by themselves are none.
 *
 * <p>Formula: customers with low items that have the words against customers with others that do, two shares compared by their normal approximation; Benjamini and Hochberg over all
 * that at least {@value #LEAST} low items of {@value #PEOPLE} customers have.
 *
 * <p>Cost: every text of the items is read once.
 */
final class Themes {
    private static final int LEAST = 5;
    private static final int PEOPLE = 3;
    private static final int QUOTES = 3;
    private static final int MOST_WORDS = 300;
    private static final double TOGETHER = 0.9;
    /** English words that say nothing by themselves. */
    private static final Set<String> SMALL = Set.of(
            ("a about after again all also am an and any are as at be been before but by can could did do does far for"
                            + " from had has have he her here him his how i if in into is it its just me more most must my no not"
                            + " of on once only or other our out over she should so some such than that the their them then there"
                            + " these they this those to too up very was we were what when where which while who why will with"
                            + " would you your")
                    .split(" "));
    /** The longer first, of equal ones the one with fewer small words. */
    private static final Comparator<String> MORE_TELLING = Comparator.<String>comparingInt(words -> -weight(words))
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private final JoinedFeedback joined;
    private final Sayings sayings;
    private final int[] places;
    private final List<@Nullable String> texts;
    private final Map<String, Found> found = new HashMap<>();
    /** Customers with low items that have a text, and with others. */
    private final long[] people = new long[2];

    private long low;
    private long all;

    /** Where some words were found. */
    private static final class Found {
        final List<Integer> places = new ArrayList<>();
        final long[] people = new long[2];
        final int[] last = {Integer.MIN_VALUE, Integer.MIN_VALUE};
        long low;
    }

    private record Ranked(String words, Found found, double z) {}

    /** Where the first words of a theme were found; how many are not counted again for each of thousands of others. */
    private record Held(BitSet places, int size) {}

    private Themes(JoinedFeedback joined, FeedbackSource source, List<Integer> places) {
        this.joined = joined;
        this.sayings = new Sayings(joined, source);
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.texts = sayings.texts(places);
    }

    /** Of items with a text and a level; by q-value, the surest first. */
    static List<Theme> of(JoinedFeedback joined, FeedbackSource source, int first) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < joined.size(); place++) {
            boolean text = joined.items().form(joined.item(place)).text();
            if (text && !Double.isNaN(joined.level(place))) {
                places.add(place);
            }
        }
        Themes themes = new Themes(joined, source, places);
        themes.read();
        return themes.rank(first);
    }

    private void read() {
        int[] last = {Integer.MIN_VALUE, Integer.MIN_VALUE};
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            String text = texts.get(i);
            int side = joined.level(place) < 0 ? 0 : 1;
            all++;
            low += 1 - side;
            people[side] += isNew(last, side, place) ? 1 : 0;
            for (String words : text == null ? Set.<String>of() : words(text)) {
                Found one = found.computeIfAbsent(words, w -> new Found());
                one.places.add(place);
                one.low += 1 - side;
                one.people[side] += isNew(one.last, side, place) ? 1 : 0;
            }
        }
    }

    /** Whether a customer comes for the first time; one whom nobody knows always does. */
    private boolean isNew(int[] last, int side, int place) {
        int customer = joined.customer(place);
        boolean fresh = customer == StoredVoice.NOBODY || last[side] != customer;
        last[side] = customer;
        return fresh;
    }

    /** Words and pairs of neighbours of a text, each once. */
    private static Set<String> words(String text) {
        List<String> tokens = TextWords.of(text, word -> false);
        Set<String> words = new HashSet<>();
        String before = TextWords.PAUSE;
        for (String token : tokens.subList(0, Math.min(MOST_WORDS, tokens.size()))) {
            boolean word = token.chars().anyMatch(Character::isLetter);
            if (word && token.length() > 2) {
                words.add(token);
            }
            if (word && !before.equals(TextWords.PAUSE)) {
                words.add(before + " " + token);
            }
            before = word ? token : TextWords.PAUSE;
        }
        return words;
    }

    private List<Theme> rank(int first) {
        List<Ranked> tested = new ArrayList<>();
        found.forEach((words, one) -> {
            if (one.low >= LEAST && one.people[0] >= PEOPLE) {
                tested.add(new Ranked(words, one, z(one)));
            }
        });
        double[] p = tested.stream().mapToDouble(one -> Normal.bothTails(one.z)).toArray();
        double[] q = BenjaminiHochberg.qValues(p);
        Map<String, Double> qOf = new HashMap<>();
        for (int i = 0; i < q.length; i++) {
            qOf.put(tested.get(i).words, q[i]);
        }
        tested.removeIf(one -> !(one.z > 0));
        tested.removeIf(one -> weight(one.words) == 0);
        tested.sort(Comparator.<Ranked>comparingDouble(one -> -one.z).thenComparing(Ranked::words));
        return fold(tested).stream()
                .limit(first)
                .map(one -> theme(one, qOf.getOrDefault(one.words, 1.0)))
                .toList();
    }

    /** Words that nearly always come together are one theme; the most telling of them stands for it. @param tested the surest first */
    private static List<Ranked> fold(List<Ranked> tested) {
        List<Ranked> themes = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        for (Ranked one : tested) {
            int group = 0;
            while (group < themes.size() && !together(one.found.places, held.get(group))) {
                group++;
            }
            if (group == themes.size()) {
                BitSet mine = new BitSet();
                one.found.places.forEach(mine::set);
                themes.add(one);
                held.add(new Held(mine, one.found.places.size()));
            } else if (MORE_TELLING.compare(one.words, themes.get(group).words) < 0) {
                themes.set(group, one);
            }
        }
        return themes;
    }

    /** Whether the items of two are the same but for one in ten. */
    private static boolean together(List<Integer> some, Held held) {
        int more = held.size;
        if (TOGETHER * Math.max(some.size(), more) > Math.min(some.size(), more)) {
            return false;
        }
        long both = some.stream().filter(held.places::get).count();
        return both >= TOGETHER * (some.size() + more - both);
    }

    /** Letters of the words that say something by themselves. */
    private static int weight(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !SMALL.contains(word))
                .mapToInt(String::length)
                .sum();
    }

    /** Of the difference of two shares; 0 where there is nothing to compare. */
    private double z(Found one) {
        double a = people[0];
        double b = people[1];
        double share = (one.people[0] + one.people[1]) / (a + b);
        double spread = Math.sqrt(share * (1 - share) * (1 / a + 1 / b));
        return b == 0 || spread == 0 ? 0 : (one.people[0] / a - one.people[1] / b) / spread;
    }

    private Theme theme(Ranked one, double q) {
        BitSet mine = new BitSet();
        one.found.places.forEach(mine::set);
        JoinedFeedback some = joined.keep(mine);
        Estimate level = FeedbackGroups.whole(some).level();
        List<Saying> newest = one.found.places.stream()
                .filter(place -> joined.level(place) < 0)
                .sorted((a, b) -> Long.compare(joined.at(b), joined.at(a)))
                .limit(QUOTES)
                .map(place -> sayings.say(place, texts.get(Arrays.binarySearch(places, place))))
                .toList();
        double lift = (one.found.low / (double) low) / (one.found.places.size() / (double) all);
        return new Theme(
                one.words,
                one.found.low,
                one.found.people[0],
                lift,
                q,
                level == null ? Estimate.none(FeedbackSums.LEVEL, FeedbackSums.LEVELLED) : level,
                newest);
    }
}
