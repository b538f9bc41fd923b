package io.throughline.ingest.record;

import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.NumberTexts;
import io.throughline.journey.BatchNames;
import io.throughline.journey.FeedbackRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of feedback: numbers are read by their column, and kept as they are compared. */
final class FeedbackNumbers {
    private final Forms forms;
    private final Map<String, NumberTexts> numbers = new TreeMap<>();

    FeedbackNumbers(Forms forms) {
        this.forms = forms;
    }

    /** Texts of one attribute with how many items hold each. */
    private static final class Texts {
        private final BatchNames names = new BatchNames();
        private int[] cells = new int[64];

        void add(String text) {
            int code = names.code(text);
            if (code == cells.length) {
                cells = Arrays.copyOf(cells, code * 2);
            }
            cells[code]++;
        }

        boolean isRewrittenBy(NumberTexts column) {
            return column.look(names.all(), Arrays.copyOf(cells, names.size()));
        }
    }

    /** Items as they are kept. */
    List<FeedbackRow> plain(List<FeedbackRow> items) {
        Map<String, Texts> texts = new TreeMap<>();
        for (FeedbackRow item : items) {
            item.attributes()
                    .forEach((name, text) ->
                            texts.computeIfAbsent(name, one -> new Texts()).add(text));
        }
        boolean rewritten = false;
        for (Map.Entry<String, Texts> one : texts.entrySet()) {
            NumberTexts column = numbers.computeIfAbsent(one.getKey(), name -> forms.texts("Attribute " + name));
            rewritten |= one.getValue().isRewrittenBy(column);
        }
        return rewritten ? items.stream().map(this::plain).toList() : items;
    }

    /** @throws io.throughline.journey.ImportRefused where all numbers of an attribute can be read in two ways */
    void finish(List<String> notes) {
        numbers.values().forEach(column -> column.finish(notes));
    }

    private FeedbackRow plain(FeedbackRow item) {
        Map<String, String> attributes = new TreeMap<>(item.attributes());
        attributes.replaceAll((name, text) -> {
            NumberTexts column = numbers.get(name);
            return column == null ? text : column.plain(text);
        });
        return new FeedbackRow(
                item.customer(),
                item.at(),
                item.asked(),
                item.touchpoint(),
                item.channel(),
                item.kind(),
                item.score(),
                item.least(),
                item.most(),
                item.text(),
                item.language(),
                item.key(),
                attributes);
    }
}
