package io.throughline.feedback;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Items told apart by one thing: those with most items first, then all others in one row. */
public final class FeedbackGroups {
    /** The key of items that have none. */
    public static final String NONE = "(none)";
    /** The key of the rest. */
    public static final String OTHERS = "(other)";

    private static final int MAX_TOP = 10_000;

    /** Items with one key. */
    public record Row(String key, FeedbackFigures figures) {
        public long items() {
            return figures.items();
        }

        public long customers() {
            return figures.customers();
        }

        public @Nullable Estimate nps() {
            return figures.nps();
        }

        public @Nullable Rate csat() {
            return figures.csat();
        }

        public @Nullable Estimate level() {
            return figures.level();
        }
    }

    private FeedbackGroups() {}

    /** What all items come to. */
    public static FeedbackFigures whole(JoinedFeedback joined) {
        FeedbackSums sums = new FeedbackSums(joined);
        for (int place = 0; place < joined.size(); place++) {
            sums.add(place);
        }
        return sums.figures();
    }

    /** Rows, and for each key that items have the place of its row. */
    public record Grouped(List<Row> rows, Map<String, Integer> rowOf) {}

    /** Items by a key each has, or none; most first, ties by key. @throws InvalidArgument where {@code top} is out of range */
    public static List<Row> by(JoinedFeedback joined, IntFunction<@Nullable String> keyOf, int top) {
        return group(joined, keyOf, top).rows();
    }

    /** The same, and where each key went. */
    public static Grouped group(JoinedFeedback joined, IntFunction<@Nullable String> keyOf, int top) {
        checkTop(top);
        Map<String, Integer> codes = new HashMap<>();
        List<String> keys = new ArrayList<>();
        int[] code = new int[joined.size()];
        List<Integer> counts = new ArrayList<>();
        for (int place = 0; place < code.length; place++) {
            String named = keyOf.apply(place);
            code[place] = codes.computeIfAbsent(named == null ? NONE : named, k -> {
                keys.add(k);
                counts.add(0);
                return keys.size() - 1;
            });
            counts.set(code[place], counts.get(code[place]) + 1);
        }
        List<Integer> ranked = new ArrayList<>(codes.values());
        ranked.sort(Comparator.<Integer>comparingInt(c -> -counts.get(c)).thenComparing(keys::get));
        int shown = Math.min(top, ranked.size());
        int[] rowOf = new int[keys.size()];
        for (int rank = 0; rank < ranked.size(); rank++) {
            rowOf[ranked.get(rank)] = Math.min(rank, shown);
        }
        FeedbackSums[] sums = new FeedbackSums[Math.min(shown + 1, ranked.size())];
        for (int place = 0; place < code.length; place++) {
            int row = rowOf[code[place]];
            FeedbackSums into = sums[row] == null ? new FeedbackSums(joined) : sums[row];
            sums[row] = into;
            into.add(place);
        }
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < sums.length; row++) {
            rows.add(new Row(row == shown ? OTHERS : keys.get(ranked.get(row)), sums[row].figures()));
        }
        codes.replaceAll((key, c) -> rowOf[c]);
        return new Grouped(List.copyOf(rows), codes);
    }

    /** @throws InvalidArgument where {@code top} is out of range */
    public static void checkTop(int top) {
        if (top < 0 || top > MAX_TOP) {
            throw new InvalidArgument("top", top, "0 to " + MAX_TOP);
        }
    }
}
