package io.throughline.feedback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words say by themselves: English ones, or those of a list that somebody brought.
 *
 * <p>Source: the word list of VADER, Hutto and Gilbert, A parsimonious rule-based model for sentiment analysis of social media text, ICWSM 2014. The scorer is our own.
 *
 * <p>Formula: v = Σ of the words' numbers, −0.74 times each that stands within three words after a negation in the same part of a sentence, more or less where an adverb strengthens or weakens it, half before
 * "but" and one and a half after; v/√(v² + 15). Negations, adverbs and "but" are English ones; in other languages words only add up, and of a pair of neighbours that is listed
 * the pair counts.
 *
 * <p>Range: −1 to 1; 0 where it is within 0.05 of it.
 */
final class PolarityList {
    /** The language of the list. */
    static final String LANGUAGE = "en";

    private static final String FILE = "/vader_sentiment_lexicon.txt";
    private static final double NEGATED = -0.74;
    private static final double STRONGER = 0.293;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;
    private static final double NEUTRAL = 0.05;
    private static final int REACH = 3;
    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "nowhere",
            "neither",
            "nor",
            "cannot",
            "without",
            "hardly",
            "scarcely",
            "seldom",
            "rarely",
            "lack",
            "lacks",
            "lacking",
            "fails",
            "failed");
    private static final Set<String> BOOSTERS = Set.of(
            "very",
            "really",
            "extremely",
            "so",
            "too",
            "absolutely",
            "totally",
            "completely",
            "incredibly",
            "highly",
            "especially",
            "particularly",
            "quite",
            "truly",
            "most",
            "more",
            "much",
            "utterly",
            "deeply",
            "super");
    private static final Set<String> DAMPENERS = Set.of(
            "slightly",
            "somewhat",
            "barely",
            "partly",
            "kind",
            "sort",
            "little",
            "marginally",
            "occasionally",
            "less",
            "almost",
            "fairly");

    private final Map<String, Double> words;

    private final boolean english;
    private final boolean pairs;

    /** @param english whether negations and adverbs are understood @param pairs whether some words stand for two neighbours */
    PolarityList(Map<String, Double> words, boolean english, boolean pairs) {
        this.words = words;
        this.english = english;
        this.pairs = pairs;
    }

    /** Reads the list that comes with the product. */
    static PolarityList read() {
        InputStream file = PolarityList.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException("the word list " + FILE + " is missing");
        }
        Map<String, Double> words = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                if (cells.length > 1) {
                    words.put(cells[0], Double.parseDouble(cells[1]));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new PolarityList(words, true, false);
    }

    double score(String text) {
        List<String> tokens = TextWords.of(text, words::containsKey);
        int but = english ? tokens.lastIndexOf("but") : -1;
        double sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Double pair = pairs && i + 1 < tokens.size() ? words.get(tokens.get(i) + " " + tokens.get(i + 1)) : null;
            Double known = pair == null ? one(tokens.get(i)) : pair;
            if (known != null) {
                double weight = but < 0 ? 1 : i < but ? BEFORE_BUT : AFTER_BUT;
                sum += weight * (english ? inPlace(tokens, i, known) : known);
            }
            i += pair == null ? 0 : 1;
        }
        double squashed = sum / Math.sqrt(sum * sum + 15);
        return Math.abs(squashed) < NEUTRAL ? 0 : squashed;
    }

    private @Nullable Double one(String word) {
        return english && BOOSTERS.contains(word) ? null : words.get(word);
    }

    /** A word's number, as the words before it change it. */
    private static double inPlace(List<String> tokens, int place, double known) {
        double value = known;
        boolean negated = false;
        for (int back = 1; back <= REACH && back <= place && !isPause(tokens, place - back); back++) {
            String before = tokens.get(place - back);
            double much = STRONGER * (1 - 0.05 * (back - 1)) * Math.signum(known);
            value += BOOSTERS.contains(before) ? much : DAMPENERS.contains(before) ? -much : 0;
            negated |= NEGATIONS.contains(before);
        }
        return negated ? NEGATED * value : value;
    }

    private static boolean isPause(List<String> tokens, int place) {
        return tokens.get(place).equals(TextWords.PAUSE);
    }
}
