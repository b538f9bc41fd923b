package io.throughline.ingest.record;

import io.throughline.journey.FeedbackRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Items gathered until they are written: of a customer's items that are written together one node is made, so as many as the memory bears. */
final class WaitingItems {
    private static final int MOST = 1_000_000;
    /** Memory there has to be for each item. */
    private static final long ITEM = 2_000;
    /** Memory there has to be for each character of texts and attributes. */
    private static final long CHARACTER = 48;

    private final List<FeedbackRow> rows = new ArrayList<>();
    /** Where the items of each record end. */
    private final List<Integer> ends = new ArrayList<>();

    private final int most;
    private final long mostCharacters;
    private long characters;

    /** @param most items that may be gathered */
    WaitingItems(int most) {
        long memory = Runtime.getRuntime().maxMemory();
        this.most = (int) Math.max(1, Math.min(Math.min(MOST, most), memory / ITEM));
        this.mostCharacters = memory / CHARACTER;
    }

    /** Adds the items of one record. */
    void add(List<FeedbackRow> items) {
        rows.addAll(items);
        ends.add(rows.size());
        for (FeedbackRow item : items) {
            String text = item.text();
            characters += text == null ? 0 : text.length();
            item.attributes().values().forEach(value -> characters += value.length());
        }
    }

    boolean isFull() {
        return rows.size() >= most || characters >= mostCharacters;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<FeedbackRow> rows() {
        return List.copyOf(rows);
    }

    /** Records of which nothing is new. @param fresh places of what is */
    long countKnown(BitSet fresh) {
        long known = 0;
        int from = 0;
        for (int to : ends) {
            int next = fresh.nextSetBit(from);
            known += next < 0 || next >= to ? 1 : 0;
            from = to;
        }
        return known;
    }

    void clear() {
        rows.clear();
        ends.clear();
        characters = 0;
    }
}
