package io.throughline.store.imports;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.store.timeline.PropertyNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one node of feedback: items of one customer as parallel arrays, those without any content left out. Numbers are of the narrowest kind that holds them, since
 * the database keeps an array of few bits beside its node, and any other in records of its own.
 *
 * @param touchpoints the store's codes by id, as are channels by name
 */
record VoiceRow(long seq, int part, Map<String, Integer> touchpoints, Map<String, Integer> channels) {

    private static final long MINUS_ZERO = Double.doubleToRawLongBits(-0.0);

    /** Properties of the node. @param items by time */
    Map<String, Object> of(FeedbackRow[] items) {
        TreeSet<String> names = new TreeSet<>();
        for (FeedbackRow item : items) {
            names.addAll(item.attributes().keySet());
        }
        Map<String, Object> row = new HashMap<>(24);
        row.put("import", seq);
        row.put("part", part);
        putAlways(row, items);
        putNumbers(row, items);
        putCodes(row, "touchpoints", items, item -> code(touchpoints, item.touchpoint()));
        putCodes(row, "channels", items, item -> code(channels, item.channel()));
        putTexts(row, "keys", items, FeedbackRow::key);
        putTexts(row, "languages", items, FeedbackRow::language);
        putTexts(row, "texts", items, FeedbackRow::text);
        names.forEach(name -> putTexts(
                row,
                PropertyNames.attribute(name),
                items,
                item -> item.attributes().get(name)));
        return row;
    }

    private static void putAlways(Map<String, Object> row, FeedbackRow[] items) {
        long[] at = new long[items.length];
        long[] asked = new long[items.length];
        int[] kinds = new int[items.length];
        boolean anyAsked = false;
        boolean anyKeyless = false;
        for (int i = 0; i < items.length; i++) {
            at[i] = items[i].at();
            asked[i] = items[i].asked();
            kinds[i] = items[i].kind().ordinal();
            anyAsked |= asked[i] != FeedbackRow.NEVER;
            anyKeyless |= items[i].key() == null;
        }
        row.put("at", at);
        row.put("kinds", kinds);
        if (anyKeyless) { // what has a key is known again by it alone
            row.put(
                    "hashes",
                    Arrays.stream(items).mapToLong(KnownFeedback::hash).toArray());
        }
        if (anyAsked) {
            row.put("asked", asked);
        }
    }

    private static int code(Map<String, Integer> codes, @Nullable String name) {
        return name == null ? -1 : codes.getOrDefault(name, -1);
    }

    /** A text has no score, so any number stands for none; 0 leaves the others whole. */
    private static void putNumbers(Map<String, Object> row, FeedbackRow[] items) {
        double[] scores = new double[items.length];
        double[] least = new double[items.length];
        double[] most = new double[items.length];
        boolean any = false;
        for (int i = 0; i < items.length; i++) {
            boolean scored = items[i].kind() != FeedbackKind.TEXT;
            scores[i] = scored ? items[i].score() : 0;
            least[i] = scored ? items[i].least() : 0;
            most[i] = scored ? items[i].most() : 0;
            any |= scored;
        }
        if (any) {
            row.put("scores", compact(scores));
            row.put("least", compact(least));
            row.put("most", compact(most));
        }
    }

    /** Whole numbers as such where all are: the database keeps small ones in a few bits each. */
    private static Object compact(double[] numbers) {
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[i];
            if (whole[i] != numbers[i] || Double.doubleToRawLongBits(numbers[i]) == MINUS_ZERO) {
                return numbers;
            }
        }
        return whole;
    }

    private static void putCodes(
            Map<String, Object> row, String key, FeedbackRow[] items, ToIntFunction<FeedbackRow> of) {
        int[] codes = new int[items.length];
        int highest = -1;
        for (int i = 0; i < items.length; i++) {
            codes[i] = of.applyAsInt(items[i]);
            highest = Math.max(highest, codes[i]);
        }
        if (highest >= 0) {
            row.put(key, highest <= Short.MAX_VALUE ? narrow(codes) : codes);
        }
    }

    /** −1 takes all bits of its kind of number. */
    private static short[] narrow(int[] codes) {
        short[] narrow = new short[codes.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (short) codes[i];
        }
        return narrow;
    }

    private static void putTexts(
            Map<String, Object> row, String key, FeedbackRow[] items, Function<FeedbackRow, @Nullable String> of) {
        String[] texts = new String[items.length];
        boolean any = false;
        for (int i = 0; i < texts.length; i++) {
            String text = of.apply(items[i]);
            texts[i] = text == null ? "" : text;
            any |= text != null;
        }
        if (any) {
            row.put(key, texts);
        }
    }
}
