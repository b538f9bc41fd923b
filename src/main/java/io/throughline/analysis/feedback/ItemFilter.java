package io.throughline.analysis.feedback;

import io.throughline.analysis.summary.Said;
import io.throughline.feedback.FeedbackForm;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.Deadline;
import io.throughline.rule.ItemRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items for which a rule holds. */
final class ItemFilter implements ItemRule.Item {
    private static final String ARGUMENT = "filter.attributes";

    private final JoinedFeedback joined;
    private final Said said;
    private final Map<String, int[]> codes = new HashMap<>();
    private int place;

    private ItemFilter(JoinedFeedback joined, Said said) {
        this.joined = joined;
        this.said = said;
    }

    /** Throws {@code InvalidArgument} where the text is no such rule. */
    static JoinedFeedback keep(JoinedFeedback joined, @Nullable String rule, Said said) {
        if (rule == null) {
            return joined;
        }
        ItemFilter filter = new ItemFilter(joined, said);
        ItemRule compiled = ItemRule.compile(ARGUMENT, rule, said.attributeNames(), filter::column);
        BitSet kept = new BitSet();
        for (int place = 0; place < joined.size(); place++) {
            if ((place & 0xfff) == 0) {
                Deadline.check();
            }
            filter.place = place;
            kept.set(place, compiled.holds(filter));
        }
        return joined.keep(kept);
    }

    /** Reads an attribute. */
    private CodeColumn column(String name) {
        @Nullable String[] cells = said.attribute(joined.items(), name);
        Map<String, Integer> known = new HashMap<>();
        List<String> texts = new ArrayList<>();
        int[] coded = Arrays.stream(cells)
                .mapToInt(cell -> cell == null
                        ? CodeColumn.MISSING
                        : known.computeIfAbsent(cell, text -> {
                            texts.add(text);
                            return texts.size() - 1;
                        }))
                .toArray();
        int[] counts = new int[texts.size()];
        Arrays.stream(coded).filter(code -> code >= 0).forEach(code -> counts[code]++);
        codes.put(name, coded);
        return new CodeColumn(name, ColumnValues.of(texts, counts), Map.of());
    }

    @Override
    public @Nullable Object fact(ItemRule.Fact fact) {
        int item = joined.item(place);
        FeedbackForm form = joined.items().form(item);
        return switch (fact) {
            case SCORE -> number(joined.items().score(item));
            case LEVEL -> number(joined.level(place));
            case KIND -> form.kind().name();
            case CHANNEL -> joined.channel(place);
            case LANGUAGE -> form.language();
            case TOUCHPOINT -> joined.touchpoint(place);
        };
    }

    private static @Nullable Object number(double number) {
        return Double.isNaN(number) ? null : (Object) number;
    }

    @Override
    public int code(String attribute) {
        int[] coded = codes.get(attribute);
        return coded == null ? CodeColumn.MISSING : coded[joined.item(place)];
    }
}
