package io.throughline.store.imports;

import io.throughline.journey.FeedbackRow;
import io.throughline.store.timeline.PropertyNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one node of feedback: items of one customer as parallel arrays, those without any content left out.
 *
 * @param touchpoints the store's codes by id, as are channels by name
 */
record VoiceRow(
        List<FeedbackRow> rows, long seq, int part, Map<String, Integer> touchpoints, Map<String, Integer> channels) {

    /** Properties of the node. @param places of the items, by time */
    Map<String, Object> of(List<Integer> places) {
        FeedbackRow[] items = places.stream().map(rows::get).toArray(FeedbackRow[]::new);
        Map<String, Object> row = new HashMap<>(24);
        row.put("import", seq);
        row.put("part", part);
        row.put("at", Arrays.stream(items).mapToLong(FeedbackRow::at).toArray());
        row.put(
                "kinds",
                Arrays.stream(items).mapToInt(item -> item.kind().ordinal()).toArray());
        row.put("hashes", Arrays.stream(items).mapToLong(KnownFeedback::hash).toArray());
        if (Arrays.stream(items).anyMatch(item -> item.asked() != FeedbackRow.NEVER)) {
            row.put("asked", Arrays.stream(items).mapToLong(FeedbackRow::asked).toArray());
        }
        putNumbers(row, items);
        putCodes(row, "touchpoints", items, item -> code(touchpoints, item.touchpoint()));
        putCodes(row, "channels", items, item -> code(channels, item.channel()));
        putTexts(row, "keys", items, FeedbackRow::key);
        putTexts(row, "languages", items, FeedbackRow::language);
        putTexts(row, "texts", items, FeedbackRow::text);
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(items).forEach(item -> names.addAll(item.attributes().keySet()));
        names.forEach(name -> putTexts(
                row,
                PropertyNames.attribute(name),
                items,
                item -> item.attributes().get(name)));
        return row;
    }

    private static int code(Map<String, Integer> codes, @Nullable String name) {
        return name == null ? -1 : codes.getOrDefault(name, -1);
    }

    private static void putNumbers(Map<String, Object> row, FeedbackRow[] items) {
        if (Arrays.stream(items).anyMatch(item -> !Double.isNaN(item.score()))) {
            row.put("scores", numbers(items, FeedbackRow::score));
            row.put("least", numbers(items, FeedbackRow::least));
            row.put("most", numbers(items, FeedbackRow::most));
        }
    }

    private static double[] numbers(FeedbackRow[] items, ToDoubleFunction<FeedbackRow> of) {
        return Arrays.stream(items).mapToDouble(of).toArray();
    }

    private static void putCodes(
            Map<String, Object> row, String key, FeedbackRow[] items, ToIntFunction<FeedbackRow> of) {
        int[] codes = Arrays.stream(items).mapToInt(of).toArray();
        if (Arrays.stream(codes).anyMatch(code -> code >= 0)) {
            row.put(key, codes);
        }
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
