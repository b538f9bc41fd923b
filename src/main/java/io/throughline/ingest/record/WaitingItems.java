package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

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
    private long partly;

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

    /** Writes what waits, and tells of records that brought nothing new. */
    void write(ImportSession session, BatchWriter intake) {
        if (rows.isEmpty()) {
            return;
        }
        BitSet fresh = session.writeFeedback(List.copyOf(rows));
        long stored = 0;
        long keyed = 0;
        int from = 0;
        for (int to : ends) {
            int next = fresh.nextSetBit(from);
            if (next < 0 || next >= to) {
                stored += rows.get(from).key() == null ? 1 : 0;
                keyed += rows.get(from).key() == null ? 0 : 1;
            } else {
                partly += to - from - fresh.get(from, to).cardinality();
            }
            from = to;
        }
        intake.wrote(stored, keyed);
        rows.clear();
        ends.clear();
        characters = 0;
    }

    /** What is to be said of records that were taken without some of their items. */
    void tell(List<String> notes) {
        if (partly > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d answers stood already, while others of their rows were new and are taken.",
                    partly));
        }
    }
}
