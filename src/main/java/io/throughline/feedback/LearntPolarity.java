package io.throughline.feedback;

import io.throughline.journey.CustomerHash;
import io.throughline.measure.Resamples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What words say in one language, learnt from texts that stand beside a score.
 *
 * <p>Formula: of each word and each pair of neighbours seen in at least 3 rated texts, ln((p + ½)/(P + 1)) − ln((n + ½)/(N + 1)), p of P positive texts and n of N negative ones;
 * a text's v = Σ/√count, v/√(v² + 15). Positive: level above 0; texts with level 0 teach nothing.
 *
 * <p>Accuracy: balanced, each text scored by what the other four fifths of the customers taught.
 */
final class LearntPolarity {
    static final int FOLDS = 5;
    private static final int SEEN = 3;
    private static final int NEEDED = 300;
    private static final int EACH_SIDE = 50;
    private static final double GOOD = 0.75;
    private static final int MOST_WORDS = 500;

    /** By word or pair: positive and negative texts of each fold. */
    private final Map<Long, int[]> seen = new HashMap<>();

    private final long[] texts = new long[2 * FOLDS];
    private final long[] right = new long[2];
    private final long[] tried = new long[2];

    /** The fold of a customer, or of a text that has none. */
    static int fold(long hash) {
        return (int) Long.remainderUnsigned(Resamples.mix(hash), FOLDS);
    }

    /** A rated text. @param level of its score */
    void learn(String text, double level, int fold) {
        if (level == 0 || Double.isNaN(level)) {
            return;
        }
        int place = 2 * fold + (level > 0 ? 0 : 1);
        texts[place]++;
        features(text).forEach(feature -> seen.computeIfAbsent(feature, f -> new int[2 * FOLDS])[place]++);
    }

    /** Drops what is too rare to tell anything; after the last text. */
    void settle() {
        seen.values().removeIf(counts -> Arrays.stream(counts).sum() < SEEN);
    }

    /** Tries a rated text on what the other folds taught. */
    void examine(String text, double level, int fold) {
        if (level == 0 || Double.isNaN(level)) {
            return;
        }
        double found = score(text, fold);
        int side = level > 0 ? 0 : 1;
        tried[side]++;
        right[side] += side == 0 ? found > 0 ? 1 : 0 : found < 0 ? 1 : 0;
    }

    /** Words that are not believed are not kept either; after the last text was tried. */
    void rest() {
        if (!isGood()) {
            seen.clear();
        }
    }

    /** Counts more rated texts; false where there are enough now, so that all must be learnt again. */
    boolean extend(LearntPolarity more) {
        for (int i = 0; i < texts.length; i++) {
            texts[i] += more.texts[i];
        }
        return more.ratedTexts() == 0 || !isEnough();
    }

    long ratedTexts() {
        return Arrays.stream(texts).sum();
    }

    /** Whether there are enough rated texts to tell anything. */
    boolean isEnough() {
        return ratedTexts() >= NEEDED && sum(texts, 0, -1) >= EACH_SIDE && sum(texts, 1, -1) >= EACH_SIDE;
    }

    /** Balanced, held out by customer; NaN where nothing was tried. */
    double accuracy() {
        return (right[0] / (double) tried[0] + right[1] / (double) tried[1]) / 2;
    }

    boolean isGood() {
        return isEnough() && accuracy() >= GOOD;
    }

    double score(String text) {
        return score(text, -1);
    }

    /** @param without fold that is left out; −1: none */
    private double score(String text, int without) {
        double positive = sum(texts, 0, without) + 1;
        double negative = sum(texts, 1, without) + 1;
        double sum = 0;
        int known = 0;
        for (long feature : features(text)) {
            int[] counts = seen.get(feature);
            if (counts != null) {
                double p = 0.5;
                double n = 0.5;
                for (int fold = 0; fold < FOLDS; fold++) {
                    p += fold == without ? 0 : counts[2 * fold];
                    n += fold == without ? 0 : counts[2 * fold + 1];
                }
                if (p + n >= SEEN + 1) {
                    sum += Math.log(p / positive) - Math.log(n / negative);
                    known++;
                }
            }
        }
        double v = known == 0 ? 0 : sum / Math.sqrt(known);
        return v / Math.sqrt(v * v + 15);
    }

    private static long sum(long[] counts, int side, int without) {
        long sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            sum += fold == without ? 0 : counts[2 * fold + side];
        }
        return sum;
    }

    /** Numbers of the words and the pairs of neighbours in a text, each once. */
    private static Set<Long> features(String text) {
        List<String> words = TextWords.of(text, word -> false);
        words.removeIf(TextWords.PAUSE::equals);
        Set<Long> features = new HashSet<>();
        long before = 0;
        for (int i = 0; i < Math.min(MOST_WORDS, words.size()); i++) {
            long word = CustomerHash.of(words.get(i));
            features.add(word);
            if (i > 0) {
                features.add(Resamples.mix(before) ^ word);
            }
            before = word;
        }
        return features;
    }
}
